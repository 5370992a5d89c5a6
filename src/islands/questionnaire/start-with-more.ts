/** The same for a form that calculates or asks in unusual ways: first what only such forms need, then the start. */
import '../../domain/form/form-extension.ts';
import './rare-questions.tsx';
import './start.ts';
