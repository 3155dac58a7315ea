package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

/// Loops of the language extensions.
class ForEachTest {
    @Test
    void repeatsAResourceForEachItem() {
        given("template.yaml", """
                Transform: AWS::LanguageExtensions
                Resources:
                  'Fn::ForEach::Queues':
                    - Name
                    - [Orders, Returns]
                    - '${Name}Queue': { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '${Name}-jobs' } }
                """)
                .thenValueIs("OrdersQueue.QueueName", "Orders-jobs")
                .thenValueIs("ReturnsQueue.QueueName", "Returns-jobs");
    }

    @Test
    void goesThroughTheDefaultOfAParameter() {
        given("template.yaml", """
                Parameters:
                  Names: { Type: CommaDelimitedList, Default: 'a,b' }
                Resources:
                  'Fn::ForEach::Queues':
                    - Name
                    - !Ref Names
                    - 'Queue${Name}': { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
                """).mapped().thenComponentsAre("Queuea aws.sqs", "Queueb aws.sqs");
    }

    @Test
    void nests() {
        given("template.yaml", """
                Resources:
                  'Fn::ForEach::Outer':
                    - Stage
                    - [dev, prod]
                    - 'Fn::ForEach::Inner':
                        - Name
                        - [A, B]
                        - '${Stage}${Name}': { Type: AWS::SQS::Queue }
                """)
                .mapped()
                .thenComponentsAre("devA aws.sqs", "devB aws.sqs", "prodA aws.sqs", "prodB aws.sqs");
    }

    @Test
    void repeatsPropertiesToo() {
        given("template.yaml", """
                Resources:
                  Work:
                    Type: AWS::Lambda::Function
                    Properties:
                      Environment:
                        Variables:
                          'Fn::ForEach::Names': [Name, [A, B], { 'TABLE_${Name}': !Sub '${Name}-table' }]
                """).thenValueIs("Work.Environment.Variables", "{TABLE_A: A-table, TABLE_B: B-table}");
    }

    @Test
    void anItemWithOtherCharactersIsAnIdWithoutThem() {
        given("template.yaml", """
                Resources:
                  'Fn::ForEach::Queues':
                    - Name
                    - [a.b, c-d]
                    - 'Queue&{Name}': { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
                """).thenValueIs("Queueab.QueueName", "a.b").thenValueIs("Queuecd.QueueName", "c-d");
    }

    @Test
    void aListThatIsNotKnownIsAGap() {
        given("template.yaml", """
                Parameters:
                  Names: { Type: CommaDelimitedList }
                Resources:
                  'Fn::ForEach::Queues': [Name, !Ref Names, { 'Queue${Name}': { Type: AWS::SQS::Queue } }]
                """)
                .mapped()
                .thenComponentsAre()
                .thenNothingIsWrong()
                .thenAGapNames("Fn::ForEach");
    }

    @Test
    void aLoopWithoutAListIsAMistake() {
        given("template.yaml", """
                Resources:
                  'Fn::ForEach::Queues': [Name, { 'Queue${Name}': { Type: AWS::SQS::Queue } }]
                """)
                .thenProblemsAre("template.yaml:2:26: Fn::ForEach needs a name, a list and a mapping; write all three");
    }
}
