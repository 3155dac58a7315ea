package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.resources;

import org.junit.jupiter.api.Test;

/// SAM's connectors: who may read, write or invoke what.
class ConnectorsTest {
    @Test
    void asAResource() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Orders: { Type: AWS::Serverless::SimpleTable }
                WorkToOrders:
                  Type: AWS::Serverless::Connector
                  Properties: { Source: { Id: Work }, Destination: { Id: Orders }, Permissions: [Read, Write] }
                """).thenFlowsAre("Work -> Orders write", "Orders -> Work read");
    }

    @Test
    void insideTheResourceThatIsItsSource() {
        resources("""
                Work:
                  Type: AWS::Serverless::Function
                  Connectors:
                    Orders: { Properties: { Destination: { Id: Orders }, Permissions: [Write] } }
                Orders: { Type: AWS::Serverless::SimpleTable }
                """).thenFlowsAre("Work -> Orders write");
    }

    @Test
    void toSeveralDestinations() {
        resources("""
                Work:
                  Type: AWS::Serverless::Function
                  Connectors:
                    Both: { Properties: { Destination: [{ Id: A }, { Id: B }], Permissions: [Write] } }
                A: { Type: AWS::SQS::Queue }
                B: { Type: AWS::SNS::Topic }
                """).thenFlowsAre("Work -> A write", "Work -> B write");
    }

    @Test
    void fromAResourceThatIsNotSam() {
        resources("""
                Nightly:
                  Type: AWS::Events::Rule
                  Properties: { ScheduleExpression: rate(1 day) }
                  Connectors:
                    Start: { Properties: { Destination: { Id: Work }, Permissions: [Write] } }
                Work: { Type: AWS::Lambda::Function }
                """).thenFlowsAre("Nightly -> Work invoke");
    }

    @Test
    void byArnAndType() {
        resources("""
                Work: { Type: AWS::Serverless::Function }
                Orders: { Type: AWS::DynamoDB::Table }
                WorkToOrders:
                  Type: AWS::Serverless::Connector
                  Properties:
                    Source: { Id: Work }
                    Destination: { Type: AWS::DynamoDB::Table, Arn: !GetAtt Orders.Arn }
                    Permissions: [Read]
                """).thenFlowsAre("Orders -> Work read");
    }
}
