/** Points the tests that follow elsewhere. Returns what puts the setting back. */
export function replaceSetting(name: 'KUBECONFIG' | 'PULSAR_ADMIN_URL', value: string): () => void {
  const before = process.env[name];
  process.env[name] = value;
  return () => {
    // There was none: then it is deleted, because the environment would keep the text "undefined".
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  };
}
