"""Keeps every change of an order as a file of its own."""

import json
import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        change = record["dynamodb"]
        order_id = change["Keys"]["orderId"]["S"]
        s3.put_object(
            Bucket=os.environ["ARCHIVE_BUCKET"],
            Key=f"{order_id}/{change['SequenceNumber']}.json",
            Body=json.dumps({"event": record["eventName"], "new": change.get("NewImage"), "old": change.get("OldImage")}),
            ContentType="application/json",
        )
