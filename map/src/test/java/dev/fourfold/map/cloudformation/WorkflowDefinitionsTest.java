package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.core.model.Evidence;
import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// State machines, wherever their definition stands and however their states are nested.
class WorkflowDefinitionsTest {
    private static final String OTHERS = """
            Work: { Type: AWS::Serverless::Function }
            Orders: { Type: AWS::DynamoDB::Table }
            Jobs: { Type: AWS::SQS::Queue }
            """;

    private static Given machine(String properties) {
        return resources(OTHERS + """
                Flow:
                  Type: AWS::Serverless::StateMachine
                  Properties:
                """ + properties.indent(4));
    }

    private static Given states(String states) {
        return machine("Definition:\n  StartAt: A\n  States:\n" + states.indent(4));
    }

    @Test
    void inAJsonFileWithSubstitutions() {
        machine("""
                DefinitionUri: flow.asl.json
                DefinitionSubstitutions: { WorkArn: !GetAtt Work.Arn }
                """)
                .and("flow.asl.json", """
                {
                  "StartAt": "Do",
                  "States": {
                    "Do": { "Type": "Task", "Resource": "${WorkArn}", "End": true }
                  }
                }
                """)
                .thenFlowsAre("Flow -> Work invoke")
                .thenFlowIsShownBy("Flow -> Work invoke", Evidence.Kind.WORKFLOW, "Do");
    }

    @Test
    void inAYamlFileWithSubstitutions() {
        machine("""
                DefinitionUri: flow.asl.yaml
                DefinitionSubstitutions: { Table: !Ref Orders }
                """).and("flow.asl.yaml", """
                StartAt: Put
                States:
                  Put:
                    Type: Task
                    Resource: arn:aws:states:::dynamodb:putItem
                    Parameters: { TableName: '${Table}', Item: {} }
                    End: true
                """).thenFlowsAre("Flow -> Orders write");
    }

    @Test
    void inAYamlFileWithADynamicReferenceAsSubstitution() {
        machine("""
                DefinitionUri: flow.asl.yaml
                DefinitionSubstitutions: { Bus: !Sub "{{resolve:ssm:/${AWS::StackName}/Bus}}" }
                """).and("flow.asl.yaml", """
                StartAt: Tell
                States:
                  Tell:
                    Type: Task
                    Resource: arn:aws:states:::events:putEvents
                    Arguments:
                      Entries:
                        - EventBusName: ${Bus}
                          Source: shop
                    End: true
                """).mapped().thenNothingIsWrong();
    }

    @Test
    void inTheTemplate() {
        states("A: { Type: Task, Resource: !GetAtt Work.Arn, End: true }\n").thenFlowsAre("Flow -> Work invoke");
    }

    @Test
    void inTheTemplateWithSubstitutions() {
        machine("""
                Definition: { StartAt: A, States: { A: { Type: Task, Resource: '${Fn}', End: true } } }
                DefinitionSubstitutions: { Fn: !GetAtt Work.Arn }
                """).thenFlowsAre("Flow -> Work invoke");
    }

    @Test
    void asATextWithSub() {
        resources(OTHERS + """
                Flow:
                  Type: AWS::StepFunctions::StateMachine
                  Properties:
                    DefinitionString: !Sub |
                      {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Work.Arn}", "End": true}}}
                """).thenFlowsAre("Flow -> Work invoke");
    }

    @Test
    void asATextWithSubstitutions() {
        resources(OTHERS + """
                Flow:
                  Type: AWS::StepFunctions::StateMachine
                  Properties:
                    DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Fn}", "End": true}}}'
                    DefinitionSubstitutions: { Fn: !GetAtt Work.Arn }
                """).thenFlowsAre("Flow -> Work invoke");
    }

    @Test
    void asATextInPieces() {
        resources(OTHERS + """
                Flow:
                  Type: AWS::StepFunctions::StateMachine
                  Properties:
                    DefinitionString: !Join
                      - ''
                      - - '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "'
                        - !GetAtt Work.Arn
                        - '", "End": true}}}'
                """).thenFlowsAre("Flow -> Work invoke");
    }

    @Test
    void insideMapsAndParallels() {
        states("""
                A:
                  Type: Map
                  ItemProcessor:
                    StartAt: B
                    States:
                      B:
                        Type: Parallel
                        Branches:
                          - StartAt: C
                            States: { C: { Type: Task, Resource: !GetAtt Work.Arn, End: true } }
                          - StartAt: D
                            States:
                              D:
                                Type: Task
                                Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                                Parameters: { QueueUrl: !Ref Jobs, MessageBody: a }
                                End: true
                        End: true
                  End: true
                """).thenFlowsAre("Flow -> Work invoke", "Flow -> Jobs write");
    }

    @Test
    void aMapMayReadItsItemsFromABucket() {
        resources("""
                Files: { Type: AWS::S3::Bucket }
                Flow:
                  Type: AWS::Serverless::StateMachine
                  Properties:
                    Definition:
                      StartAt: A
                      States:
                        A:
                          Type: Map
                          ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: !Ref Files, Key: a } }
                          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: !Ref Files } }
                          Iterator: { StartAt: B, States: { B: { Type: Pass, End: true } } }
                          End: true
                """).thenFlowsAre("Files -> Flow read", "Flow -> Files write");
    }

    @Test
    void optimisedIntegrationsAndThoseOfTheSdkAreTheSame() {
        states("""
                A:
                  Type: Task
                  Resource: arn:aws:states:::lambda:invoke
                  Parameters: { FunctionName: !GetAtt Work.Arn, Payload.$: $ }
                  Next: B
                B:
                  Type: Task
                  Resource: arn:aws:states:::aws-sdk:dynamodb:query
                  Arguments: { TableName: !Ref Orders }
                  End: true
                """).thenFlowsAre("Flow -> Work invoke", "Orders -> Flow read");
    }

    @Test
    void aServiceWithoutAResourceIsOnTheMapAsAService() {
        states("""
                A: { Type: Task, Resource: 'arn:aws:states:::aws-sdk:rekognition:detectLabels', Parameters: {}, End: true }
                """).thenFlowsAre("Flow -> aws.rekognition invoke");
    }

    @Test
    void anotherSystemIsCalledOverHttp() {
        states("""
                A:
                  Type: Task
                  Resource: arn:aws:states:::http:invoke
                  Parameters: { ApiEndpoint: 'https://api.stripe.com/v1/charges', Method: POST }
                  End: true
                """).thenFlowsAre("Flow -> external.stripe:api.stripe.com request");
    }

    @Test
    void aDefinitionThatLiesElsewhereIsAGap() {
        machine("DefinitionUri: s3://bucket/flow.asl.json\n")
                .mapped()
                .thenFlowsAre()
                .thenAGapNames("Definition");
    }

    @Test
    void aFileThatDoesNotExistIsAMistakeAtItsPlace() {
        machine("DefinitionUri: flow.asl.json\n")
                .thenProblemsAre("template.yaml:8:22: names a file that does not exist: flow.asl.json;"
                        + " create it, or correct the path");
    }

    @Test
    void aBrokenDefinitionIsAMistakeInItsOwnFile() {
        machine("DefinitionUri: flow.asl.json\n")
                .and("flow.asl.json", """
                {
                  "StartAt": "A",
                  "States": { "A": { "Type": "Task" ]
                }
                """)
                .mapped()
                .thenAProblemIs("flow.asl.json:3:");
    }
}
