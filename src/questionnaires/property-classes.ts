/**
 * The light subset as data: what becomes of every (type, property) of a SurveyJS definition.
 *
 * - `honour`: the form does what it says
 * - `ignore`: looks only, or inert while its switch is refused; a note tells the author
 * - `unlessDefault`: refused when it is set to anything but survey-core's default
 * - `refuse`: always refused
 *
 * A property survey-core knows and this table does not is refused; one that nobody knows is inert and noted.
 */
export type PropertyClass = 'honour' | 'ignore' | 'unlessDefault' | 'refuse';

type Table = Readonly<Partial<Record<PropertyClass, string>>>;

const page: Table = {
  honour: 'name elements visible readOnly visibleIf enableIf requiredIf title description isRequired',
  ignore: `requiredErrorText state questionTitleWidth questionTitleLocation gridLayoutColumns questionErrorLocation startWithNewLine
    width minWidth maxWidth innerIndent indent showNumber showQuestionNumbers questionStartIndex allowAdaptiveActions
    showNavigationButtons navigationTitle navigationDescription colSpan`,
  unlessDefault: 'questionOrder timeLimit',
};

const element: Table = {
  honour: `type name visible visibleIf enableIf readOnly valueName resetValueIf setValueIf setValueExpression defaultValueExpression
    showCommentArea commentText commentPlaceholder`,
  ignore: `state width minWidth maxWidth colSpan startWithNewLine indent showNumber errorLocation descriptionLocation titleLocation
    useDisplayValuesInDynamicTexts correctAnswer hideNumber`,
  unlessDefault: `bindings renderAs clearIfInvisible`,
  refuse: 'defaultDisplayValue randomize randomizeCategory itemComponent',
};

const question: Table = {
  honour:
    'title description isRequired requiredIf requiredErrorText validators defaultValue indicator headline purpose',
};

const content: Table = {
  ignore: `title description isRequired requiredIf requiredErrorText validators defaultValue valueName resetValueIf setValueIf
    setValueExpression defaultValueExpression showCommentArea commentText commentPlaceholder`,
};

const choices: Table = {
  honour: 'choices choicesOrder choicesVisibleIf choicesEnableIf choicesFromQuestion choicesFromQuestionMode',
  ignore: 'choiceTextsFromQuestion hideIfChoicesEmpty separateSpecialChoices colCount',
  unlessDefault: `choiceValuesFromQuestion choicesByUrl
    storeOthersAsComment valuePropertyName`,
};

const specialChoices: Table = {
  honour: 'showOtherItem showNoneItem showRefuseItem showDontKnowItem otherText noneText refuseText dontKnowText',
  ignore: 'otherPlaceholder otherErrorText allowClear',
};

const noSpecialChoices: Table = {
  ignore: 'otherPlaceholder otherErrorText otherText noneText refuseText dontKnowText',
  unlessDefault: 'showOtherItem showNoneItem showRefuseItem showDontKnowItem',
};

const textField: Table = {
  honour: 'inputType min max step maxLength placeholder minValueExpression maxValueExpression',
  ignore: 'inputSize textUpdateMode autocomplete minErrorText maxErrorText stepErrorText inputTextAlignment dataList',
  unlessDefault: 'maskType maskSettings',
};

const validator: Table = { honour: 'type text', unlessDefault: 'notificationType' };

const trigger: Table = { honour: 'type expression operator value name' };

const tables: Readonly<Record<string, readonly Table[]>> = {
  __proto__: null as never,
  survey: [
    {
      honour: `locale title description completedHtml pages elements calculatedValues maxTextLength maxCommentLength
        firstPageIsStartPage triggers questionsOnPageMode showPreviewBeforeComplete previewMode completedHtmlOnCondition startSurveyText pagePrevText pageNextText completeText`,
      ignore: `logo logoWidth logoHeight logoFit logoPosition autoFocusFirstQuestion autoFocusFirstError completedBeforeHtml loadingHtml
        sjsVersion $schema surveyId surveyPostId surveyShowDataSaving cookieName partialSendEnabled showNavigationButtons
        navigationButtonsLocation showPrevButton showTitle showPageTitles showCompletePage matrixDragHandleArea showPageNumbers
        showQuestionNumbers questionTitleLocation questionDescriptionLocation questionErrorLocation showProgressBar progressBarLocation
        progressBarType progressBarShowNavigationText progressBarShowPageNumbers progressBarNavigationTextLocation
        progressBarInheritWidthFrom showTOC tocLocation tocItemComponent autoAdvanceEnabled autoAdvanceAllowComplete checkErrorsMode
        validateVisitedEmptyFields textUpdateMode autoGrowComment allowResizeComment commentAreaRows previewText editText requiredMark questionStartIndex questionTitlePattern questionTitleTemplate
        timerLocation timerInfoMode widthMode gridLayoutEnabled width fitToContainer headerView backgroundImage
        backgroundImageFit backgroundImageAttachment backgroundOpacity showBrandInfo showTimerPanel`,
      unlessDefault: `navigateToUrl navigateToUrlOnCondition questionOrder showTimer timeLimit timeLimitPerPage readOnly storeOthersAsComment
        clearInvisibleValues`,
    },
  ],
  page: [page],
  panel: [page, { honour: 'type' }],
  radiogroup: [element, question, choices, specialChoices],
  checkbox: [
    element,
    question,
    choices,
    specialChoices,
    { honour: 'maxSelectedChoices minSelectedChoices', ignore: 'showSelectAllItem selectAllText' },
  ],
  tagbox: [
    element,
    question,
    choices,
    specialChoices,
    {
      honour: 'maxSelectedChoices minSelectedChoices',
      ignore: `showSelectAllItem selectAllText placeholder searchEnabled searchMode createCustomChoiceText textWrapEnabled
        choicesLazyLoadPageSize hideSelectedItems closeOnSelect`,
      unlessDefault: 'allowCustomChoices choicesLazyLoadEnabled',
    },
  ],
  buttongroup: [element, question, choices, specialChoices, { unlessDefault: 'showOtherItem' }],
  dropdown: [
    element,
    question,
    choices,
    specialChoices,
    {
      honour: 'choicesMin choicesMax choicesStep',
      ignore:
        'placeholder autocomplete textWrapEnabled searchEnabled searchMode createCustomChoiceText choicesLazyLoadPageSize',
      unlessDefault: 'allowCustomChoices choicesLazyLoadEnabled',
      refuse: 'inputFieldComponent',
    },
  ],
  rating: [
    element,
    question,
    {
      honour: 'autoGenerate rateCount rateValues rateMin rateMax rateStep minRateDescription maxRateDescription',
      ignore: `rateType scaleColorMode rateColorMode displayRateDescriptionsAsExtremeItems rateDescriptionLocation displayMode`,
    },
  ],
  boolean: [
    element,
    question,
    {
      honour: 'labelTrue labelFalse valueTrue valueFalse',
      ignore: 'swapOrder displayMode useTitleAsLabel label showTitle',
    },
  ],
  text: [element, question, textField],
  slider: [
    element,
    question,
    {
      honour: 'min max step minValueExpression maxValueExpression',
      ignore: `showLabels labelCount labelFormat customLabels autoGenerate showTooltip tooltipVisibility tooltipFormat labelPosition allowClear
        allowSwap allowDragRange minRangeLength maxRangeLength minRangeLengthErrorText segmentCount`,
      unlessDefault: 'sliderType',
    },
  ],
  comment: [
    element,
    question,
    { honour: 'maxLength rows placeholder', ignore: 'textUpdateMode autoGrow allowResize acceptCarriageReturn' },
  ],
  matrix: [
    element,
    question,
    {
      honour: 'columns rows eachRowRequired rowOrder columnsVisibleIf rowsVisibleIf',
      ignore: 'columnMinWidth showHeader verticalAlign alternateRows displayMode rowTitleWidth hideIfRowsEmpty',
      unlessDefault: 'cells eachRowUnique cellType',
      refuse: 'cellComponent',
    },
  ],
  multipletext: [element, question, { honour: 'items', ignore: 'inputSize colCount itemErrorLocation itemTitleWidth' }],
  ranking: [
    element,
    question,
    choices,
    noSpecialChoices,
    {
      ignore: `selectToRankSwapAreas selectToRankAreasLayout selectToRankEmptyRankedAreaText selectToRankEmptyUnrankedAreaText longTap
        showSelectAllItem selectAllText`,
      unlessDefault: 'maxSelectedChoices minSelectedChoices selectToRankEnabled',
    },
  ],
  imagepicker: [
    element,
    question,
    choices,
    noSpecialChoices,
    {
      honour: 'multiSelect',
      ignore: `placeholder imageFit imageHeight imageWidth minImageWidth minImageHeight maxImageWidth maxImageHeight showLabel`,
      unlessDefault: 'contentMode',
    },
  ],
  expression: [
    element,
    {
      honour: `title description expression format displayStyle currency useGrouping precision minimumFractionDigits
        maximumFractionDigits`,
      ignore: `enableIf readOnly isRequired requiredIf requiredErrorText defaultValue showCommentArea commentText commentPlaceholder
        resetValueIf setValueIf setValueExpression defaultValueExpression`,
      unlessDefault: 'validators',
    },
  ],
  html: [element, content, { honour: 'html' }],
  image: [
    element,
    content,
    { honour: 'imageLink altText', ignore: 'imageFit imageHeight imageWidth', unlessDefault: 'contentMode' },
  ],
  // Parts of questions
  itemvalue: [
    {
      honour: 'value text role visibleIf enableIf',
      ignore: 'score',
      unlessDefault: 'resetValueIf showCommentArea isExclusive elements',
    },
  ],
  buttongroupitemvalue: [{ honour: 'value text role visibleIf enableIf', ignore: 'iconName iconSize showCaption' }],
  imageitemvalue: [{ honour: 'value text role imageLink visibleIf enableIf' }],
  multipletextitem: [
    textField,
    {
      honour: 'name title isRequired validators',
      ignore: 'requiredErrorText width',
      unlessDefault: 'defaultValueExpression defaultValue',
    },
  ],
  numericvalidator: [validator, { honour: 'minValue maxValue' }],
  textvalidator: [validator, { honour: 'minLength maxLength allowDigits' }],
  answercountvalidator: [validator, { honour: 'minCount maxCount' }],
  regexvalidator: [validator, { honour: 'regex caseInsensitive' }],
  emailvalidator: [validator],
  expressionvalidator: [validator, { honour: 'expression' }],
  htmlconditionitem: [{ honour: 'expression html' }],
  calculatedvalue: [{ honour: 'name expression includeIntoResult' }],
  completetrigger: [trigger],
  runexpressiontrigger: [trigger, { honour: 'setToName runExpression' }],
  setvaluetrigger: [trigger, { honour: 'setToName setValue', unlessDefault: 'isVariable' }],
  copyvaluetrigger: [trigger, { honour: 'setToName fromName', unlessDefault: 'copyDisplayValue' }],
};

/** Values that ask for nothing but another look, or for what we do anyway, where the property itself is refused. */
const harmless: Readonly<Record<string, readonly unknown[]>> = {
  'boolean.renderAs': ['checkbox', 'radio'],
  'dropdown.renderAs': ['select', 'dropdown-select'],
  'rating.renderAs': ['dropdown', 'stars', 'smileys'],
  'image.contentMode': ['image'],
  // Hidden answers are gone when the form is sent, whichever way of forgetting them the author chose.
  'survey.clearInvisibleValues': ['onComplete', 'onHidden', 'onHiddenContainer', 'none', true],
};

export function isHarmless(type: string, property: string, value: unknown): boolean {
  // Our own page says thanks; where another would have stood on this site, nobody is led elsewhere.
  if (property === 'navigateToUrl')
    return typeof value === 'string' && /^(?![a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(value.trim());
  return harmless[`${type}.${property}`]?.includes(value) ?? false;
}

const classes: ReadonlyMap<string, ReadonlyMap<string, PropertyClass>> = new Map(
  Object.entries(tables).map(([type, parts]) => [type, new Map(parts.flatMap(entriesOf))]),
);

export function isKnownType(type: string): boolean {
  return classes.has(type);
}

export function classOf(type: string, property: string): PropertyClass | undefined {
  return classes.get(type)?.get(property);
}

function entriesOf(table: Table): [string, PropertyClass][] {
  return (Object.entries(table) as [PropertyClass, string][]).flatMap(([rule, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, PropertyClass] => [word, rule]),
  );
}
