package dev.fourfold.watch.event;

import java.util.Map;
import java.util.regex.Pattern;

/// The IAM action of a CloudTrail record. Mostly the event's own name; where the API calls an operation otherwise, what
/// a
/// policy has to allow for it (Service Authorization Reference, 2025).
final class Actions {
    private static final Map<String, String> SERVICES = Map.of("monitoring", "cloudwatch", "email", "ses");
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("lambda:Invoke", "lambda:InvokeFunction"),
            Map.entry("lambda:InvokeAsync", "lambda:InvokeFunction"),
            Map.entry("lambda:InvokeWithResponseStream", "lambda:InvokeFunction"),
            Map.entry("s3:HeadObject", "s3:GetObject"),
            Map.entry("s3:SelectObjectContent", "s3:GetObject"),
            Map.entry("s3:HeadBucket", "s3:ListBucket"),
            Map.entry("s3:ListObjects", "s3:ListBucket"),
            Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
            Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
            Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
            Map.entry("s3:CopyObject", "s3:PutObject"),
            Map.entry("s3:PostObject", "s3:PutObject"),
            Map.entry("s3:CreateMultipartUpload", "s3:PutObject"),
            Map.entry("s3:UploadPart", "s3:PutObject"),
            Map.entry("s3:UploadPartCopy", "s3:PutObject"),
            Map.entry("s3:CompleteMultipartUpload", "s3:PutObject"),
            Map.entry("dynamodb:TransactGetItems", "dynamodb:GetItem"),
            Map.entry("dynamodb:TransactWriteItems", "dynamodb:PutItem"),
            Map.entry("sqs:SendMessageBatch", "sqs:SendMessage"),
            Map.entry("sqs:DeleteMessageBatch", "sqs:DeleteMessage"),
            Map.entry("sns:PublishBatch", "sns:Publish"));
    /// Lambda's event names carry the API's version: `UpdateFunctionCode20150331v2`.
    private static final Pattern VERSION = Pattern.compile("20\\d{6}(v\\d+)?$");

    private Actions() {}

    static String of(String eventSource, String eventName) {
        int dot = eventSource.indexOf('.');
        String service = dot < 0 ? eventSource : eventSource.substring(0, dot);
        service = SERVICES.getOrDefault(service, service);
        String name = service.equals("lambda") ? VERSION.matcher(eventName).replaceFirst("") : eventName;
        String action = service + ":" + name;
        return OTHERWISE.getOrDefault(action, action);
    }
}
