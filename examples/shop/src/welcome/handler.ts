import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PostConfirmationTriggerEvent } from "aws-lambda";

const profiles = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Keeps a profile of a customer who has just confirmed the e-mail address. */
export async function welcome(event: PostConfirmationTriggerEvent): Promise<PostConfirmationTriggerEvent> {
  const { sub, email, name } = event.request.userAttributes;
  await profiles.send(
    new PutCommand({
      TableName: process.env.PROFILES_TABLE,
      Item: { customerId: sub, email, name, since: new Date().toISOString() },
    }),
  );
  console.log("welcome", email);
  return event;
}
