"""GET /products: what the shop sells, for everyone."""

import json
import os

import boto3

products = boto3.resource("dynamodb").Table(os.environ["PRODUCTS_TABLE"])


def handler(event, context):
    items = products.scan(Limit=200)["Items"]
    headers = {"Content-Type": "application/json", "Cache-Control": "public, max-age=300"}
    return {"statusCode": 200, "headers": headers, "body": json.dumps(items, default=str)}
