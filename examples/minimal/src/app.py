import json
import os
import uuid

import boto3

notes = boto3.resource("dynamodb").Table(os.environ["NOTES"])


def save(event, context):
    note = {"id": str(uuid.uuid4()), "text": json.loads(event["body"])["text"]}
    notes.put_item(Item=note)
    return {"statusCode": 201, "body": json.dumps(note)}
