/** Makes a subscription of the benchmark's own on a topic: only the operator's exist, and nobody may create one by subscribing. */
export async function createSubscription(
  adminUrl: string,
  topic: string,
  subscription: string,
): Promise<void> {
  const url = `${adminUrl}/admin/v2/persistent/propalpes/${topic}/subscription/${subscription}`;
  const response = await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(10_000) });
  if (!response.ok && response.status !== 409) throw new Error(`${url} answered ${response.status}`);
}
