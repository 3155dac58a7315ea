import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

const profiles = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});

interface PaidOrder {
  orderId: string;
  customerId: string;
  shippingAddress: string;
  lines: { sku: string; quantity: number }[];
}

/** Writes one invoice per paid order; an order that fails goes back to the queue alone. */
export async function render(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await write(JSON.parse(record.body) as PaidOrder);
    } catch (error) {
      console.error("invoice failed", record.messageId, error instanceof Error ? error.name : "unknown");
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function write(order: PaidOrder): Promise<void> {
  const profile = await profiles.send(
    new GetCommand({ TableName: process.env.PROFILES_TABLE, Key: { customerId: order.customerId } }),
  );
  const text = [
    `Invoice ${order.orderId}`,
    `${profile.Item?.name ?? ""} <${profile.Item?.email ?? ""}>`,
    order.shippingAddress,
    ...order.lines.map((line) => `${line.quantity} x ${line.sku}`),
  ].join("\n");
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.INVOICES_BUCKET,
      Key: `${order.orderId}.txt`,
      Body: text,
      ContentType: "text/plain; charset=utf-8",
    }),
  );
}
