// Loaded at the top of the body, before anything is drawn, so that script-only parts never flash.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
