package dev.fourfold.map.flow;

import static dev.fourfold.map.Given.resources;

import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;

/// Whose events reach a rule of EventBridge.
class EventPatternsTest {
    private static Given pattern(String pattern, String others) {
        return resources("""
                On:
                  Type: AWS::Events::Rule
                  Properties:
                    EventPattern: %s
                """.formatted(pattern) + others);
    }

    @Test
    void theApplicationsOwnEventsComeFromTheBus() {
        pattern("{ source: [shop.orders] }", "").thenFlowsAre("aws.eventbridge:default -> On subscription");
    }

    @Test
    void aPatternWithoutASourceListensToTheBus() {
        pattern("{ detail-type: [OrderPlaced] }", "").thenFlowsAre("aws.eventbridge:default -> On subscription");
    }

    @Test
    void aServicesEventsComeFromTheService() {
        pattern("{ source: [aws.ec2] }", "").thenFlowsAre("aws.ec2 -> On notification");
    }

    @Test
    void aServicesEventsComeFromTheComponentThatThePatternNames() {
        pattern("{ source: [aws.s3], detail: { bucket: { name: [!Ref Files] } } }", """
                Files:
                  Type: AWS::S3::Bucket
                  Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } }
                Other:
                  Type: AWS::S3::Bucket
                """)
                .thenFlowsAre("Files -> On notification");
    }

    @Test
    void elseFromTheOnlyOneThatAnnouncesAnything() {
        pattern("{ source: [aws.s3], detail-type: [Object Created] }", """
                Files:
                  Type: AWS::S3::Bucket
                  Properties: { NotificationConfiguration: { EventBridgeConfiguration: {} } }
                Quiet: { Type: AWS::S3::Bucket }
                """).thenFlowsAre("Files -> On notification");
    }

    @Test
    void aBucketThatAnnouncesWithoutAListenerTellsTheBus() {
        resources("""
                Files:
                  Type: AWS::S3::Bucket
                  Properties: { NotificationConfiguration: { EventBridgeConfiguration: {} } }
                """).thenFlowsAre("Files -> aws.eventbridge:default notification");
    }

    @Test
    void aStateMachinesEventsComeFromTheOnlyStateMachine() {
        pattern("{ source: [aws.states] }", "Flow: { Type: AWS::StepFunctions::StateMachine }\n")
                .thenFlowsAre("Flow -> On notification");
    }

    @Test
    void aPatternMayBeAText() {
        pattern("'{\"source\": [\"aws.ec2\"]}'", "").thenFlowsAre("aws.ec2 -> On notification");
    }

    @Test
    void callsOfAnApiComeByWayOfTheTrail() {
        pattern("{ source: [aws.iam], detail-type: [AWS API Call via CloudTrail] }", "")
                .mapped()
                .thenFlowsInclude("aws.cloudtrail -> On notification");
    }

    @Test
    void partnersAreOutside() {
        pattern("{ source: [aws.partner/example.com/shop] }", "")
                .thenFlowsAre("external.example:aws.partner/example.com/shop -> On notification");
    }
}
