package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import dev.fourfold.map.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every intrinsic function, in its short and in its long form: what `It.Value` is after evaluation.
class IntrinsicsTest {
    /// A template in which everything that the expressions below name exists.
    private static Given value(String expression) {
        return given("template.yaml", """
                Parameters:
                  Stage: { Type: String, Default: prod }
                  Table: { Type: String }
                  Zones: { Type: CommaDelimitedList, Default: "a, b" }
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                Mappings:
                  Sizes:
                    small: { memory: 128, both: 1 }
                    large: { memory: 1024, both: 1 }
                Resources:
                  Orders: { Type: AWS::SQS::Queue }
                  It:
                    Type: AWS::SSM::Parameter
                    Properties:
                      Value: %s
                """.formatted(expression));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            !Ref Stage                                             | prod
            { Ref: Stage }                                         | prod
            !Ref Table                                             | ${Table}
            !Ref Zones                                             | [a, b]
            !Ref Orders                                            | ${Orders}
            !Ref AWS::Region                                       | ${AWS::Region}
            !Ref AWS::Partition                                    | aws
            !Ref AWS::URLSuffix                                    | amazonaws.com
            !GetAtt Orders.Arn                                     | ${Orders.Arn}
            !GetAtt [Orders, Arn]                                  | ${Orders.Arn}
            { Fn::GetAtt: [Orders, Arn] }                          | ${Orders.Arn}
            !Sub '${Stage}-orders'                                 | prod-orders
            { Fn::Sub: '${Stage}-orders' }                         | prod-orders
            !Sub ['${A}-${Stage}', { A: !Ref Table }]              | ${Table}-prod
            { Fn::Sub: ['${A}-${Stage}', { A: x }] }               | x-prod
            !Sub '${Orders}/${Orders.QueueName}/${AWS::Region}'    | ${Orders}/${Orders.QueueName}/${AWS::Region}
            !Sub '${!literal}'                                     | ${literal}
            !Sub 'no end ${Stage'                                  | no end ${Stage
            !Join ['-', [!Ref Stage, orders]]                      | prod-orders
            { Fn::Join: ['', [a, !Ref Table, b]] }                 | a${Table}b
            !Join ['/', !Ref Zones]                                | a/b
            !Join ['-', [a, !Ref AWS::NoValue, b]]                 | a-b
            !Split [',', 'x,y,z']                                  | [x, y, z]
            { Fn::Split: ['/', !Sub '${Stage}/b'] }                | [prod, b]
            !Select [1, [a, b]]                                    | b
            !Select ['0', !Ref Zones]                              | a
            { Fn::Select: [2, !Split [':', 'a:b:c']] }             | c
            !Select [7, [a, b]]                                    | ${Fn::Select}
            !Select [-1, [a, b]]                                   | ${Fn::Select}
            !If [IsProd, a, b]                                     | ${IsProd?a:b}
            { Fn::If: [IsProd, a, !Ref AWS::NoValue] }             | ${IsProd?a:-}
            !FindInMap [Sizes, small, memory]                      | 128
            { Fn::FindInMap: [Sizes, large, memory] }              | 1024
            !FindInMap [Sizes, !Ref Table, both]                   | 1
            !FindInMap [Sizes, !Ref Table, memory]                 | ${Fn::FindInMap}
            !FindInMap [None, small, memory, { DefaultValue: 64 }] | 64
            !FindInMap [None, small, memory]                       | ${Fn::FindInMap}
            !Base64 text                                           | text
            { Fn::Base64: !Sub '${Stage}' }                        | prod
            !Base64 { Fn::Sub: '${Stage}' }                        | prod
            { Fn::ToJsonString: { a: !Ref Stage } }                | {a: prod}
            { Fn::Length: [a, b, c] }                              | 3
            { Fn::Length: !Ref Zones }                             | 2
            !Cidr [10.0.0.0/16, 2, 8]                              | ${Fn::Cidr}
            { Fn::Cidr: [10.0.0.0/16, 2, 8] }                      | ${Fn::Cidr}
            !GetAZs ''                                             | ${Fn::GetAZs}
            { Fn::GetAZs: !Ref AWS::Region }                       | ${Fn::GetAZs}
            !Equals [a, b]                                         | ${Fn::Equals}
            !And [!Condition IsProd, !Not [!Condition IsProd]]     | ${Fn::And}
            { Fn::Or: [{ Condition: IsProd }, { Fn::Equals: [a, b] }] } | ${Fn::Or}
            !Not [!Condition IsProd]                               | ${Fn::Not}
            !ImportValue elsewhere                                 | ${Import elsewhere}
            { Fn::ImportValue: !Sub '${Stage}-bus' }               | ${Import prod-bus}
            """)
    void anExpressionHasAValue(String expression, String expected) {
        value(expression).thenValueIs("It.Value", expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            !Ref [Stage]
            !Ref { a: b }
            !GetAtt { a: b }
            !GetAtt []
            !Sub []
            !Sub [!Ref Stage, {}]
            !Sub { a: b }
            !Join [a]
            !Join a
            !Join [{ a: b }, c]
            !Split [',']
            !Split ['', 'a']
            !Select [a, [b]]
            !Select [99999999999999999999, [b]]
            !If [IsProd, a]
            !If [[IsProd], a, b]
            !If {}
            !FindInMap [Sizes]
            !FindInMap [[Sizes], { a: b }, !Ref Zones]
            !FindInMap {}
            { Fn::Length: text }
            { Fn::Transform: text }
            { Fn::Transform: [{ Name: Other }] }
            !ImportValue [a, b]
            { Ref: }
            { Fn::GetAtt: }
            { Fn::Sub: }
            """)
    void anExpressionWithoutSenseIsNoReasonToStop(String expression) {
        value(expression).mapped().thenComponentsAre("Orders aws.sqs");
    }

    @Test
    void shortFormsNest() {
        value("!Select [0, !Split ['.', !Join ['.', [!Ref Stage, !GetAtt Orders.Arn]]]]")
                .thenValueIs("It.Value", "${Fn::Select}");
        value("!Join ['', [!Select [0, !Split [':', 'a:b']], '-', !FindInMap [Sizes, small, memory]]]")
                .thenValueIs("It.Value", "a-128");
    }

    @Test
    void aValueThatIsComputedFromAReferenceStillLeadsToTheResource() {
        given("template.yaml", """
                Resources:
                  Orders: { Type: AWS::SQS::Queue }
                  Work: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13 } }
                  Poller:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      FunctionName: !Select [6, !Split [':', !GetAtt Work.Arn]]
                      EventSourceArn: !Join ['', [!GetAtt Orders.Arn]]
                """).thenFlowsAre("Orders -> Work event-source");
    }

    @Test
    void theStackNameIsThatOfItsOwnStack() {
        value("!Sub '${AWS::StackName}-orders'").thenValueIs("It.Value", "${AWS::StackName}-orders");
    }
}
