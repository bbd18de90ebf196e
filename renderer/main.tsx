import './design/fonts.ts';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyTheme } from './design/theme.ts';
import { openDoor } from './door/index.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The document has no place for the page');
applyTheme();
const opened = openDoor();
createRoot(root).render(
  <StrictMode>
    <App opened={opened} />
  </StrictMode>,
);
