/**
 * Lets the scroll lock of open dialogs add its style under our content security policy: `get-nonce`, which it asks,
 * reads this global. Browsers hide a nonce from selectors' attributes but not from the property.
 */
export function shareStyleNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
}
