export { FileError, type FileIssue, parseAccounts, parseScenario, parseSettings } from './files.ts';
