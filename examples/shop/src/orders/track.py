"""GET /track/{id}: where a parcel is. The link is in the mail that says that it has been sent."""

import json
import os

import boto3

orders = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def handler(event, context):
    order = orders.get_item(Key={"orderId": event["pathParameters"]["id"]}).get("Item")
    if order is None:
        return reply(404, {"message": "no such order"})
    return reply(200, {name: order[name] for name in ("status", "recipientName", "shippingAddress")})


def reply(status, body):
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}
