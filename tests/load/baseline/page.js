/** The same questionnaire drawn by SurveyJS itself, as its documentation shows it. Bundled and served by the benchmark. */
import 'survey-core/survey-core.fontless.min.css';
import 'survey-core/i18n/simplified-chinese';
import { Model } from 'survey-core';
import 'survey-js-ui';
import definition from '../../../surveys/resident/v1.json';

const survey = new Model(definition);
survey.locale = 'zh-cn';
survey.render(document.getElementById('survey'));
