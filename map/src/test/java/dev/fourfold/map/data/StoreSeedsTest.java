package dev.fourfold.map.data;

import static dev.fourfold.map.Given.resources;

import org.junit.jupiter.api.Test;

class StoreSeedsTest {
    @Test
    void keys_and_indexes_of_a_table_say_what_is_in_it() {
        Classified.of(resources("""
                        Orders:
                          Type: AWS::DynamoDB::Table
                          Properties:
                            AttributeDefinitions: [{ AttributeName: orderId, AttributeType: S }, { AttributeName: customer_email, AttributeType: S }]
                            GlobalSecondaryIndexes: [{ IndexName: byDate, Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [iban] } }]
                        Things:
                          Type: AWS::DynamoDB::Table
                          Properties: { AttributeDefinitions: [{ AttributeName: filename, AttributeType: S }] }
                        """))
                .thenDataIs("Orders: personal, financial")
                .thenWhy(
                        "Orders:personal",
                        "Orders: the key `customer_email` tells who a person is, or how to reach one (GDPR art. 4(1))");
    }

    @Test
    void the_name_of_a_store_counts_where_a_page_says_so() {
        Classified.of(resources("""
                        CustomersTable: { Type: AWS::DynamoDB::Table }
                        Data: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "${AWS::StackName}-invoices-prod" } }
                        PatientQueue: { Type: AWS::SQS::Queue }
                        SiteBucket: { Type: AWS::S3::Bucket, Properties: { BucketName: my-website } }
                        CustomersLogs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/lambda/customers } }
                        """))
                .thenDataIs(
                        "CustomersTable: personal", "Data: financial", "PatientQueue: health", "SiteBucket: public");
    }

    @Test
    void every_secret_is_a_credential_and_a_parameter_that_is_called_like_one() {
        Classified.of(resources("""
                        Key: { Type: AWS::SecretsManager::Secret }
                        Use: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a.b, Role: !GetAtt Role.Arn, Code: { ZipFile: x } } }
                        Role:
                          Type: AWS::IAM::Role
                          Properties:
                            Policies:
                              - PolicyName: p
                                PolicyDocument:
                                  Statement:
                                    - { Effect: Allow, Action: 'ssm:GetParameter', Resource: [!Sub "arn:aws:ssm:eu-west-1:1:parameter${Password}", !Sub "arn:aws:ssm:eu-west-1:1:parameter${Size}"] }
                        Password: { Type: AWS::SSM::Parameter, Properties: { Name: /shop/db/password, Type: String, Value: x } }
                        Size: { Type: AWS::SSM::Parameter, Properties: { Name: /shop/page/size, Type: String, Value: 10 } }
                        """)).thenDataIs("Key: credential", "Password: credential", "Use: credential");
    }

    @Test
    void a_user_pool_has_its_users_and_what_they_sign_in_with() {
        Classified.of(resources("""
                        Users:
                          Type: AWS::Cognito::UserPool
                          Properties: { Schema: [{ Name: email }, { Name: patient_id }] }
                        """)).thenDataIs("Users: credential, health, personal");
    }

    @Test
    void the_environment_of_a_function_has_a_secret_only_if_it_holds_one() {
        Classified.of(resources("""
                        Key: { Type: AWS::SecretsManager::Secret }
                        Plain: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { DB_PASSWORD: hunter2 } }, Code: { ZipFile: x } } }
                        Resolved: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { TOKEN_SECRET: "{{resolve:secretsmanager:shop:SecretString:k}}" } }, Code: { ZipFile: x } } }
                        Named: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { API_KEY: !Ref Key, SECRET_ARN: "arn:aws:x", USE_PASSWORD: "true", PASSWORD: /shop/password, MAX_TOKENS: 100 } }, Code: { ZipFile: x } } }
                        """))
                .thenDataIs(
                        "Key: credential",
                        "Plain: credential",
                        "Resolved: credential",
                        "aws.secretsmanager:shop: credential");
    }

    @Test
    void columns_say_what_is_in_a_database_and_in_the_bucket_behind_it() {
        Classified.of(resources("""
                        Lake: { Type: AWS::S3::Bucket }
                        Warehouse: { Type: AWS::Glue::Database, Properties: { DatabaseInput: { Name: w } } }
                        Table:
                          Type: AWS::Glue::Table
                          Properties:
                            DatabaseName: !Ref Warehouse
                            TableInput: { StorageDescriptor: { Location: !Sub "s3://${Lake}/t", Columns: [{ Name: diagnosis_code }, { Name: sku }] } }
                        """)).thenDataIs("Lake: health", "Warehouse: health");
    }
}
