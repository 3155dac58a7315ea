package dev.fourfold.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedReadingTest {

    @TempDir
    Path folder;

    @Test
    void java_version_two_is_read_by_the_types_of_its_clients() {
        var facts = new Application(folder)
                .with("src/main/java/com/example/App.java", """
                        package com.example;
                        import software.amazon.awssdk.services.sqs.SqsClient;
                        import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
                        public class App {
                            private static final String QUEUE = System.getenv("QUEUE");
                            private final SqsClient sqs = SqsClient.builder().build();
                            private final Store store = new Store();
                            public void handleRequest(Object event) {
                                SendMessageRequest request = SendMessageRequest.builder().queueUrl(QUEUE).messageBody("x").build();
                                sqs.sendMessage(request);
                                store.save("1");
                            }
                        }
                        """)
                .with("src/main/java/com/example/Store.java", """
                        package com.example;
                        import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
                        class Store {
                            private final DynamoDbClient client;
                            Store() { this.client = DynamoDbClient.create(); }
                            void save(String id) { client.putItem(b -> b.tableName(System.getenv("TABLE"))); }
                        }
                        """)
                .with("src/test/java/com/example/AppTest.java", "class AppTest { }")
                .facts("java21", "com.example.App::handleRequest");

        assertThat(Application.calls(facts)).containsExactly("sqs SendMessage $QUEUE", "dynamodb PutItem $TABLE");
        assertThat(facts.variables()).containsExactlyInAnyOrder("QUEUE", "TABLE");
    }

    @Test
    void java_version_one_and_its_http_clients_are_read() {
        var facts = new Application(folder).with("src/main/java/App.java", """
                        import com.amazonaws.services.s3.AmazonS3;
                        import com.amazonaws.services.s3.AmazonS3ClientBuilder;
                        import java.net.URI;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        public class App {
                            private final AmazonS3 s3 = AmazonS3ClientBuilder.defaultClient();
                            public String handleRequest(Object event) throws Exception {
                                s3.putObject(System.getenv("BUCKET"), "key", "text");
                                HttpRequest request = HttpRequest.newBuilder().uri(URI.create("https://api.example.com/x")).build();
                                return HttpClient.newHttpClient().send(request, null).toString();
                            }
                        }
                        """).facts("java21", "App::handleRequest");

        assertThat(Application.calls(facts)).containsExactly("s3 PutObject $BUCKET");
        assertThat(Application.requests(facts)).contains("java.net.http https://api.example.com/x");
    }

    @Test
    void dotnet_is_read_by_interfaces_initialisers_and_positions() {
        var facts = new Application(folder)
                .with("src/Function.cs", """
                        using Amazon.DynamoDBv2;
                        using Amazon.DynamoDBv2.Model;
                        using Amazon.SQS;
                        namespace Orders;
                        public class Function {
                            private readonly IAmazonDynamoDB _db = new AmazonDynamoDBClient();
                            private readonly AmazonSQSClient _sqs = new AmazonSQSClient();
                            public async Task FunctionHandler(string input) {
                                await _db.PutItemAsync(new PutItemRequest { TableName = Environment.GetEnvironmentVariable("TABLE"), Item = null });
                                await _sqs.SendMessageAsync("https://sqs.eu-west-1.amazonaws.com/1/orders", $"{input}");
                            }
                        }
                        """)
                .facts("dotnet8", "Orders::Orders.Function::FunctionHandler");

        assertThat(Application.calls(facts))
                .containsExactly(
                        "dynamodb PutItem $TABLE", "sqs SendMessage https://sqs.eu-west-1.amazonaws.com/1/orders");
    }

    @Test
    void go_is_read_by_its_request_types() {
        var facts = new Application(folder).with("main.go", """
                        package main
                        import (
                            "context"
                            "os"
                            "net/http"
                            "github.com/aws/aws-sdk-go-v2/aws"
                            "github.com/aws/aws-sdk-go-v2/service/dynamodb"
                        )
                        func handle(ctx context.Context) error {
                            client := dynamodb.NewFromConfig(cfg)
                            http.Get("https://api.example.com")
                            _, err := client.PutItem(ctx, &dynamodb.PutItemInput{
                                TableName: aws.String(os.Getenv("TABLE")),
                            })
                            return err
                        }
                        func unused() { client.Scan(ctx, &dynamodb.ScanInput{}) }
                        func main() { lambda.Start(handle) }
                        """).facts("provided.al2023", "bootstrap");

        assertThat(Application.calls(facts)).containsExactly("dynamodb PutItem $TABLE");
        assertThat(Application.requests(facts)).containsExactly("net/http https://api.example.com");
    }

    @Test
    void rust_and_ruby_are_read_by_their_chains() {
        var rust =
                new Application(folder.resolve("rust")).with("src/main.rs", """
                        use aws_sdk_s3::Client;
                        async fn handler(client: &Client) -> Result<(), Error> {
                            let bucket = std::env::var("BUCKET").expect("bucket");
                            client.put_object().bucket(&bucket).key("a").send().await?;
                            Ok(())
                        }
                        fn main() { handler(client); }
                        """).facts("provided.al2023", "bootstrap");
        var ruby = new Application(folder.resolve("ruby")).with("app.rb", """
                        require 'aws-sdk-s3'
                        s3 = Aws::S3::Client.new(region: 'eu-west-1')
                        s3.put_object(bucket: ENV['BUCKET'], key: "a#{1}")
                        """).facts("ruby3.3", "app.handler");

        assertThat(Application.calls(rust)).containsExactly("s3 PutObject $BUCKET");
        assertThat(Application.calls(ruby)).containsExactly("s3 PutObject $BUCKET");
    }
}
