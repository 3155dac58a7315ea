package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.given;
import static dev.fourfold.map.Given.resources;

import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// Flows that a role's policies show, and the grants that stand behind them.
class GrantsTest {
    /// A function `Work` whose role has one policy with these statements, beside a table and two queues.
    private static Given statements(String statements) {
        return resources("""
                Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: shop-orders } }
                Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: shop-jobs } }
                Failed: { Type: AWS::SQS::Queue, Properties: { QueueName: shop-failed } }
                Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies:
                      - PolicyName: own
                        PolicyDocument:
                          Statement: %s
                """.formatted(statements));
    }

    @Test
    void anActionOnAReferenceIsAFlow() {
        statements("[{ Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn }]")
                .thenFlowsAre("Work -> Orders write")
                .thenGrantsAre("Work may dynamodb:PutItem on ${Orders.Arn}");
    }

    @Test
    void readsAndWritesGoOppositeWays() {
        statements("[{ Effect: Allow, Action: [dynamodb:GetItem, dynamodb:UpdateItem], Resource: !GetAtt Orders.Arn }]")
                .thenFlowsAre("Orders -> Work read", "Work -> Orders write");
    }

    @Test
    void anActionWithWildcardsIsAllThatItCovers() {
        statements("[{ Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Orders.Arn }]")
                .thenFlowsAre("Orders -> Work read", "Work -> Orders write");
        statements("[{ Effect: Allow, Action: 'dynamodb:Get*', Resource: !GetAtt Orders.Arn }]")
                .thenFlowsAre("Orders -> Work read");
        statements("[{ Effect: Allow, Action: 'sqs:Send*', Resource: !GetAtt Jobs.Arn }]")
                .thenFlowsAre("Work -> Jobs write");
    }

    @Test
    void theCaseOfLettersDoesNotMatter() {
        statements("[{ Effect: Allow, Action: 'DynamoDB:getItem', Resource: !GetAtt Orders.Arn }]")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void actionsThatOnlyTouchSettingsAreNoFlow() {
        statements(
                        "[{ Effect: Allow, Action: [dynamodb:DescribeTable, sqs:GetQueueAttributes], Resource: [!GetAtt Orders.Arn, !GetAtt Jobs.Arn] }]")
                .thenFlowsAre();
    }

    @Test
    void anArnWithAWildcardNamesAllThatFit() {
        statements(
                        "[{ Effect: Allow, Action: sqs:SendMessage, Resource: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:shop-*' }]")
                .thenFlowsAre("Work -> Jobs write", "Work -> Failed write");
    }

    @Test
    void anArnNamesATableAndItsIndexes() {
        statements(
                        "[{ Effect: Allow, Action: dynamodb:Query, Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders/index/*' }]")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void anArnOfSomethingElseIsAComponentThatNoTemplateDeclares() {
        statements(
                        "[{ Effect: Allow, Action: dynamodb:Query, Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/theirs' }]")
                .thenFlowsAre("aws.dynamodb:theirs -> Work read");
    }

    @Test
    void allResourcesAreTheOnlyOneOfTheService() {
        statements("[{ Effect: Allow, Action: dynamodb:GetItem, Resource: '*' }]")
                .thenFlowsAre("Orders -> Work read");
    }

    @Test
    void allResourcesOfAServiceWithSeveralAreTheService() {
        statements("[{ Effect: Allow, Action: sqs:SendMessage, Resource: '*' }]")
                .thenFlowsAre("Work -> aws.sqs write");
    }

    @Test
    void allOfAServiceThatNoTemplateDeclaresIsTheService() {
        statements("[{ Effect: Allow, Action: bedrock:InvokeModel, Resource: '*' }]")
                .mapped()
                .thenFlowsInclude("Work -> aws.bedrock invoke");
    }

    @Test
    void allActionsButSomeSayNothingOfASingleService() {
        statements("[{ Effect: Allow, NotAction: iam:*, Resource: '*' }]")
                .thenFlowsAre()
                .thenGrantsAre("Work may !iam:* on *");
    }

    @Test
    void allResourcesButSomeAreNoFlowToThese() {
        statements("[{ Effect: Allow, Action: sqs:SendMessage, NotResource: !GetAtt Failed.Arn }]")
                .mapped()
                .thenNoFlowIs("Work -> Failed write")
                .thenGrantsAre("Work may sqs:SendMessage on !${Failed.Arn}");
    }

    @Test
    void aDenyTakesAnAllowBack() {
        statements("""
                [{ Effect: Allow, Action: 'dynamodb:*', Resource: !GetAtt Orders.Arn },
                             { Effect: Deny, Action: 'dynamodb:*', Resource: '*' }]""")
                .thenFlowsAre()
                .thenGrantsAre("Work may dynamodb:* on ${Orders.Arn}", "Work must not dynamodb:* on *");
    }

    @Test
    void aDenyOfOneActionLeavesTheOthers() {
        statements("""
                [{ Effect: Allow, Action: [dynamodb:GetItem, dynamodb:PutItem], Resource: !GetAtt Orders.Arn },
                             { Effect: Deny, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn }]""").thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aDenyUnderConditionsOrOnOtherResourcesDoesNot() {
        statements("""
                [{ Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Orders.Arn },
                             { Effect: Deny, Action: 'dynamodb:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } },
                             { Effect: Deny, Action: 'dynamodb:*', Resource: !GetAtt Jobs.Arn }]""").thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aConditionIsPartOfTheGrant() {
        statements(
                        "[{ Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Jobs.Arn, Condition: { StringEquals: { a: b } } }]")
                .mapped()
                .thenGrantsAre("Work may sqs:SendMessage on ${Jobs.Arn} if");
    }

    @Test
    void aRoleThatTwoFunctionsShareCountsForBoth() {
        resources("""
                Orders: { Type: AWS::DynamoDB::Table }
                A: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                B: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies:
                      - PolicyDocument: { Statement: { Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Orders.Arn } }
                """).thenFlowsAre("Orders -> A read", "Orders -> B read");
    }

    @Test
    void aPolicyMayBeAttachedFromOutside() {
        resources("""
                Orders: { Type: AWS::DynamoDB::Table }
                Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role: { Type: AWS::IAM::Role, Properties: { RoleName: work } }
                ByReference:
                  Type: AWS::IAM::Policy
                  Properties:
                    Roles: [!Ref Role]
                    PolicyDocument: { Statement: { Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Orders.Arn } }
                ByName:
                  Type: AWS::IAM::ManagedPolicy
                  Properties:
                    Roles: [work]
                    PolicyDocument: { Statement: { Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn } }
                """).thenFlowsAre("Orders -> Work read", "Work -> Orders write");
    }

    @Test
    void aRolePolicyIsAttachedByTheNameOfItsRole() {
        resources("""
                Orders: { Type: AWS::DynamoDB::Table }
                Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role: { Type: AWS::IAM::Role }
                Policy:
                  Type: AWS::IAM::RolePolicy
                  Properties:
                    RoleName: !Ref Role
                    PolicyName: p
                    PolicyDocument: { Statement: { Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Orders.Arn } }
                """).thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aRoleMayHaveManagedPolicies() {
        resources("""
                Orders: { Type: AWS::DynamoDB::Table }
                Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    ManagedPolicyArns:
                      - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
                      - !Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonDynamoDBReadOnlyAccess'
                """).thenFlowsAre("Orders -> Work read");
    }

    @Test
    void aRoleMayStandInAnotherTemplate() {
        given("roles.yaml", """
                Resources:
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - PolicyDocument: { Statement: { Effect: Allow, Action: sqs:SendMessage, Resource: 'arn:aws:sqs:*:*:jobs' } }
                Outputs:
                  Role: { Value: !GetAtt Role.Arn, Export: { Name: role } }
                """).and("work.yaml", """
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
                  Work: { Type: AWS::Lambda::Function, Properties: { Role: !ImportValue role } }
                """).thenFlowsAre("work/Work -> work/Jobs write");
    }

    @Test
    void aPolicyMayBeAText() {
        resources("""
                Jobs: { Type: AWS::SQS::Queue }
                Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
                Role:
                  Type: AWS::IAM::Role
                  Properties:
                    Policies:
                      - PolicyName: text
                        PolicyDocument: !Sub '{"Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "${Jobs.Arn}"}]}'
                """).thenFlowsAre("Work -> Jobs write");
    }

    @Test
    void whatEverythingNeedsForItsOwnRunningIsNoFlow() {
        statements("""
                [{ Effect: Allow, Action: [logs:PutLogEvents, xray:PutTraceSegments, ec2:CreateNetworkInterface, kms:Decrypt], Resource: '*' }]""").thenFlowsAre();
    }
}
