/** The app page: the console and nothing else. Its settings are the element's own. */
import './define.ts';
