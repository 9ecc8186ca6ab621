/** Keys that an app carries for itself, the same for all its users, in forms that their makers document as fit for the
 *  public. Whatever name they go by, they are nobody's login. */
const FORMS: readonly RegExp[] = [
  // Google, for maps and Firebase: `AIza` and 35 more (firebase.google.com/docs/projects/api-keys: not secret).
  /^AIza[\w-]{35}$/,
  // Stripe's publishable ones (docs.stripe.com/keys), for the shop and for trying out.
  /^pk_(?:live|test)_[0-9A-Za-z]{10,128}$/,
  // Mapbox's public ones: docs.mapbox.com/help/dive-deeper/access-tokens, "All public access tokens start with pk".
  /^pk\.eyJ[\w-]{8,400}\.[\w-]{10,100}$/,
];

export function isAppKey(text: string): boolean {
  // All begin with one of two letters: the rest is not looked at twice.
  return /^(?:AIza|pk[_.])/.test(text) && FORMS.some((form) => form.test(text));
}
