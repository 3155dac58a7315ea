"""GET /orders/{id}: the customer's own order, with a link to its invoice once there is one."""

import json
import os

import boto3
from botocore.exceptions import ClientError

orders = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
s3 = boto3.client("s3")

LINK_SECONDS = 300


def handler(event, context):
    order_id = event["pathParameters"]["id"]
    customer = event["requestContext"]["authorizer"]["jwt"]["claims"]["sub"]

    order = orders.get_item(Key={"orderId": order_id}).get("Item")
    if order is None or order["customerId"] != customer:
        return reply(404, {"message": "no such order"})

    shown = {name: order[name] for name in ("orderId", "status", "lines", "recipientName", "shippingAddress")}
    shown["invoice"] = invoice(order_id)
    return reply(200, shown)


def invoice(order_id):
    place = {"Bucket": os.environ["INVOICES_BUCKET"], "Key": f"{order_id}.pdf"}
    try:
        s3.head_object(**place)
    except ClientError:  # access denied, since this function may read an invoice but not ask which there are
        return None
    return s3.generate_presigned_url("get_object", Params=place, ExpiresIn=LINK_SECONDS)


def reply(status, body):
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body, default=str)}
