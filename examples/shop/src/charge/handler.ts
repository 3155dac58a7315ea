import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const secrets = new SecretsManagerClient({});

interface Order {
  orderId: string;
  cardToken: string;
  lines: { sku: string; quantity: number }[];
}

/** Worth trying again: the state machine knows it by its name. */
class PaymentsUnavailable extends Error {
  override name = "PaymentsUnavailable";
}

let key: Promise<string> | undefined;

function paymentsKey(): Promise<string> {
  key ??= secrets
    .send(new GetSecretValueCommand({ SecretId: process.env.PAYMENTS_SECRET }))
    .then((secret) => secret.SecretString ?? "");
  return key;
}

/** Charges the card of an order. The order's id makes a second try of the same order harmless. */
export async function charge(order: Order): Promise<{ chargeId: string }> {
  const answer = await fetch(`${process.env.PAYMENTS_URL}/charges`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${await paymentsKey()}`,
      "Content-Type": "application/json",
      "Idempotency-Key": order.orderId,
    },
    body: JSON.stringify({ card: order.cardToken, reference: order.orderId, lines: order.lines }),
    signal: AbortSignal.timeout(8000),
  });
  if (answer.status >= 500) throw new PaymentsUnavailable(`payment provider answered ${answer.status}`);
  if (!answer.ok) throw new Error(`charge refused: ${answer.status}`);
  const { id } = (await answer.json()) as { id: string };
  return { chargeId: id };
}
