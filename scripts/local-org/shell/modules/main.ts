/** Starts the shell in the page. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'shell/app';

document.body.append(createElement('shell-app', { is: App }));
