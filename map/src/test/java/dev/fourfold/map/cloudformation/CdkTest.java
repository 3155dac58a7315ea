package dev.fourfold.map.cloudformation;

import static dev.fourfold.map.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fourfold.map.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `cdk synth` writes: templates with assets beside them, nested templates as assets.
class CdkTest {
    @Test
    void aNestedTemplateIsAnAsset() {
        given("cdk.out/Shop.template.json", """
                {"Resources": {
                  "DataNestedStackResource": {
                    "Type": "AWS::CloudFormation::Stack",
                    "Properties": {"TemplateURL": {"Fn::Join": ["", ["https://s3.", {"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}, "/", {"Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"}, "/0a1b.json"]]}},
                    "Metadata": {"aws:asset:path": "ShopData.nested.template.json", "aws:asset:property": "TemplateURL"}
                  },
                  "Work": {"Type": "AWS::Lambda::Function", "Properties": {
                    "Role": {"Fn::GetAtt": ["Role", "Arn"]}
                  }},
                  "Role": {"Type": "AWS::IAM::Role"},
                  "Policy": {"Type": "AWS::IAM::Policy", "Properties": {
                    "Roles": [{"Ref": "Role"}],
                    "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "dynamodb:GetItem",
                      "Resource": {"Fn::GetAtt": ["DataNestedStackResource", "Outputs.OrdersArn"]}}]}
                  }}
                }}
                """)
                .and("cdk.out/ShopData.nested.template.json", """
                {"Resources": {"Orders": {"Type": "AWS::DynamoDB::Table"}},
                 "Outputs": {"OrdersArn": {"Value": {"Fn::GetAtt": ["Orders", "Arn"]}}}}
                """)
                .mapped()
                .thenComponentsAre("Work aws.lambda", "DataNestedStackResource/Orders aws.dynamodb")
                .thenFlowsAre("DataNestedStackResource/Orders -> Work read")
                .thenNothingIsWrong();
    }

    @Test
    void theManifestAndTheTreeAreNoTemplates() {
        given("cdk.out/Shop.template.json", """
                {"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}
                """)
                .and("cdk.out/tree.json", """
                {"version": "tree-0.1", "tree": {"id": "App", "children": {"Jobs": {"attributes":
                  {"aws:cdk:cloudformation:type": "AWS::SQS::Queue"}}}}, "Resources": []}
                """)
                .and("cdk.out/manifest.json", """
                {"artifacts": {"Shop": {"type": "aws:cloudformation:stack"}}}
                """)
                .mapped()
                .thenTemplatesAre("cdk.out/Shop.template.json")
                .thenNothingIsWrong();
    }

    @Test
    void codeIsTheAssetBesideTheTemplate(@TempDir Path folder) throws IOException {
        Path asset = Files.createDirectories(folder.resolve("cdk.out/asset.0a1b"));
        Files.writeString(asset.resolve("index.js"), "exports.handler = async () => {}");
        Files.writeString(folder.resolve("cdk.out/Shop.template.json"), """
                {"Resources": {"Work": {"Type": "AWS::Lambda::Function",
                  "Properties": {"Handler": "index.handler", "Runtime": "nodejs22.x",
                    "Code": {"S3Bucket": {"Fn::Sub": "cdk-assets-${AWS::AccountId}"}, "S3Key": "0a1b.zip"}},
                  "Metadata": {"aws:asset:path": "asset.0a1b", "aws:asset:property": "Code"}}}}
                """);
        var code = Mapping.read(folder, false).code();
        assertThat(code).singleElement().satisfies(unit -> {
            assertThat(unit.function()).isEqualTo("Work");
            assertThat(unit.root()).isEqualTo(asset.toRealPath());
        });
    }
}
