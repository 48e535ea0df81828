/** The two pages that the server writes itself: sign-in, and the frame that loads the bundle. */

const head = (title: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/local/shell/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/local/slds/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/local/shell/shell.css">`;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function loginPage(options: {
  readonly startUrl: string;
  readonly username: string;
  readonly error: string | null;
  readonly hint: string | null;
}): string {
  const error =
    options.error === null
      ? ''
      : `<div class="slds-text-color_error slds-m-bottom_small" role="alert" id="error">${escapeHtml(options.error)}</div>`;
  const hint = options.hint === null ? '' : `<p class="slds-text-body_small slds-m-top_medium">${escapeHtml(options.hint)}</p>`;
  return `${head('Log in | Local org')}
</head>
<body class="slds-scope login">
<main class="slds-box slds-theme_default slds-p-around_large">
<h1 class="slds-text-heading_large slds-m-bottom_medium">Log in to the local org</h1>
${error}
<form method="post" action="/login">
<input type="hidden" name="startURL" value="${escapeHtml(options.startUrl)}">
<div class="slds-form-element slds-m-bottom_small">
<label class="slds-form-element__label" for="username">Username</label>
<input class="slds-input" id="username" name="username" type="email" autocomplete="username" required autofocus value="${escapeHtml(options.username)}">
</div>
<div class="slds-form-element slds-m-bottom_medium">
<label class="slds-form-element__label" for="password">Password</label>
<input class="slds-input" id="password" name="pw" type="password" autocomplete="current-password" required>
</div>
<button class="slds-button slds-button_brand slds-button_stretch" id="Login" type="submit">Log In</button>
</form>
${hint}
</main>
</body>
</html>`;
}

export function appPage(bundlePath: string): string {
  return `${head('Local org')}
<script src="/local/session.js"></script>
<script type="module" src="${bundlePath}/main.js"></script>
</head>
<body class="slds-scope">
<noscript>The local org needs JavaScript.</noscript>
</body>
</html>`;
}
