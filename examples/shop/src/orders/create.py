"""POST /orders: stores an order of the customer who is signed in, and says so on the shop's bus."""

import json
import os
import uuid
from decimal import Decimal

import boto3

orders = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
events = boto3.client("events")

MAX_LINES = 50


def handler(event, context):
    try:
        order = parse(event.get("body") or "")
    except (ValueError, KeyError, TypeError) as problem:
        return reply(400, {"message": f"not an order: {problem}"})

    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    order |= {"orderId": str(uuid.uuid4()), "customerId": claims["sub"], "status": "PLACED"}
    orders.put_item(Item=order, ConditionExpression="attribute_not_exists(orderId)")

    events.put_events(
        Entries=[
            {
                "EventBusName": os.environ["SHOP_BUS"],
                "Source": "shop.orders",
                "DetailType": "OrderPlaced",
                "Detail": json.dumps(order, default=str),
            }
        ]
    )
    return reply(201, {"orderId": order["orderId"]})


def parse(body):
    """An order with the fields that are known and no others."""
    data = json.loads(body, parse_float=Decimal)
    lines = [{"sku": str(line["sku"]), "quantity": int(line["quantity"])} for line in data["lines"]]
    if not 0 < len(lines) <= MAX_LINES or any(line["quantity"] < 1 for line in lines):
        raise ValueError(f"1 to {MAX_LINES} lines with a quantity of at least 1")
    return {
        "lines": lines,
        "recipientName": str(data["recipientName"])[:100],
        "shippingAddress": str(data["shippingAddress"])[:500],
        "cardToken": str(data["cardToken"])[:100],
    }


def reply(status, body):
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}
