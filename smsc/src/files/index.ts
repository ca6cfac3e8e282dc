export { FileError, type FileIssue, parseAccounts, parseScenario, parseSettings } from './files.ts';
export { checkRequest, readControlMessage } from './request.ts';
