import { applyTheme } from './theme.ts';

// Runs before anything is drawn, so that the page never flashes in the wrong colours.
applyTheme();
