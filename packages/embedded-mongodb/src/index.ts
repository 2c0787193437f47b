export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export { OpenError } from './storage/file.ts';
