package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;

import org.junit.jupiter.api.Test;

/// What is known of a parameter before anyone deploys.
class ParametersTest {
    private static dev.fourfold.map.Given parameter(String declaration) {
        return given("template.yaml", """
                Parameters:
                  P: %s
                Resources:
                  It: { Type: AWS::SSM::Parameter, Properties: { Value: !Ref P } }
                """.formatted(declaration));
    }

    @Test
    void itsDefaultCounts() {
        parameter("{ Type: String, Default: orders }").thenValueIs("It.Value", "orders");
    }

    @Test
    void withoutADefaultItIsUnknownByItsName() {
        parameter("{ Type: String }").thenValueIs("It.Value", "${P}");
    }

    @Test
    void anEmptyDefaultSaysNothing() {
        parameter("{ Type: String, Default: '' }").thenValueIs("It.Value", "${P}");
    }

    @Test
    void aNumberIsWrittenAsInTheTemplate() {
        parameter("{ Type: Number, Default: 010 }").thenValueIs("It.Value", "010");
    }

    @Test
    void allowedValuesDoNotDecideWithoutADefault() {
        parameter("{ Type: String, AllowedValues: [dev, prod] }").thenValueIs("It.Value", "${P}");
    }

    @Test
    void aListIsSplitAtItsCommas() {
        parameter("{ Type: CommaDelimitedList, Default: 'a, b,c' }").thenValueIs("It.Value", "[a, b, c]");
        parameter("{ Type: List<AWS::EC2::Subnet::Id>, Default: 'subnet-1,subnet-2' }")
                .thenValueIs("It.Value", "[subnet-1, subnet-2]");
    }

    @Test
    void anSsmParameterThatNoTemplateSetsIsKnownByItsName() {
        parameter("{ Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/table }")
                .thenValueIs("It.Value", "{{resolve:ssm:/shop/table}}");
    }

    @Test
    void anSsmParameterThatATemplateSetsIsItsValue() {
        given("a.yaml", """
                Resources:
                  Orders: { Type: AWS::DynamoDB::Table }
                  Name:
                    Type: AWS::SSM::Parameter
                    Properties: { Name: /shop/table, Value: !Ref Orders }
                """)
                .and("b.yaml", """
                Parameters:
                  Table: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/table }
                Resources:
                  ByType: { Type: AWS::SSM::Parameter, Properties: { Value: !Ref Table } }
                  Dynamic: { Type: AWS::SSM::Parameter, Properties: { Value: '{{resolve:ssm:/shop/table}}' } }
                  Version: { Type: AWS::SSM::Parameter, Properties: { Value: '{{resolve:ssm:/shop/table:3}}' } }
                """)
                .thenValueIs("b/ByType.Value", "${a/Orders}")
                .thenValueIs("b/Dynamic.Value", "${a/Orders}")
                .thenValueIs("b/Version.Value", "${a/Orders}");
    }
}
