import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

const orders = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const bus = new EventBridgeClient({});

/** Pays an order back, for those in the group `support`. */
export async function refund(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<APIGatewayProxyStructuredResultV2> {
  const claims = event.requestContext.authorizer.jwt.claims;
  if (!groups(claims["cognito:groups"]).includes("support")) return reply(403, "only support refunds orders");

  const key = { orderId: event.pathParameters?.id };
  const order = await orders.send(new GetCommand({ TableName: process.env.ORDERS_TABLE, Key: key }));
  if (order.Item?.status !== "PAID") return reply(409, "no such order that is paid");

  await payBack(order.Item.chargeId);
  await orders.send(
    new UpdateCommand({
      TableName: process.env.ORDERS_TABLE,
      Key: key,
      UpdateExpression: "SET #status = :refunded, refundedBy = :agent",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: { ":refunded": "REFUNDED", ":agent": claims.sub },
    }),
  );
  await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: process.env.SHOP_BUS,
          Source: "shop.support",
          DetailType: "RefundIssued",
          Detail: JSON.stringify({ orderId: order.Item.orderId, agent: claims.sub }),
        },
      ],
    }),
  );
  return reply(200, "refunded");
}

/** API Gateway hands a list over as the text `[support warehouse]`. */
function groups(claim: unknown): string[] {
  return String(claim ?? "").replace(/^\[|\]$/g, "").split(" ");
}

/** The charge's id makes a second try harmless. */
async function payBack(chargeId: string): Promise<void> {
  const answer = await fetch(`${process.env.PAYMENTS_URL}/refunds`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${process.env.REFUNDS_API_KEY}`,
      "Content-Type": "application/json",
      "Idempotency-Key": chargeId,
    },
    body: JSON.stringify({ charge: chargeId }),
    signal: AbortSignal.timeout(8000),
  });
  if (!answer.ok) throw new Error(`refund refused: ${answer.status}`);
}

function reply(statusCode: number, message: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ message }) };
}
