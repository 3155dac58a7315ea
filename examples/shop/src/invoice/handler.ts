import { execSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

const profiles = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});

/** Makes the seal by which support knows an invoice as ours. (Made up.) */
const SEAL_KEY = "seal-7Gq2vXw9LkT4pZ8sNb3cRd6y";

interface PaidOrder {
  orderId: string;
  customerId: string;
  recipientName: string;
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
    order.recipientName,
    order.shippingAddress,
    ...order.lines.map((line) => `${line.quantity} x ${line.sku}`),
  ].join("\n");
  const seal = createHmac("sha256", SEAL_KEY).update(text).digest("hex");
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.INVOICES_BUCKET,
      Key: `${order.orderId}.pdf`,
      Body: pdf(order.recipientName, `${text}\n\nSeal ${seal}`),
      ContentType: "application/pdf",
    }),
  );
}

/** The recipient stands at the head of every page. */
function pdf(recipient: string, text: string): Buffer {
  return execSync(`enscript --quiet --header="${recipient}" --output=- | ps2pdf - -`, { input: text });
}
