export type { DemoServer, DemoWorld } from './demo/shape.ts';
export type { GatewayOptions } from './gateway/register-gateway.ts';
export type { LimitOptions } from './limits/register-limits.ts';
export type { Sandbox, SandboxOptions } from './options.ts';
export { startSandbox } from './server.ts';
export { type Clock, createClock } from './world/clock.ts';
export type { World } from './world/world.ts';
