import '@fontsource-variable/geist/wght.css';
import '@fontsource-variable/geist/wght-italic.css';
import 'twemoji-colr-font/twemoji.css';
import '@fns/discord-ui/styles.css';
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
