package dev.fourfold.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Services by the names that templates, policies, code and URLs give them.
class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.of(Map.of("api.md", """
            ---
            id: aws.apigateway
            role: gateway
            prefixes: [execute-api, apigateway]
            clients: [apigatewayv2]
            hosts: [execute-api]
            cloudformation:
              AWS::ApiGateway::RestApi: { as: aws.apigateway.rest }
            ---
            # API
            """, "bedrock.md", """
            ---
            id: aws.bedrock
            role: process
            prefixes: [bedrock]
            ---
            """, "agents.md", """
            ---
            id: aws.bedrock-agents
            role: process
            prefixes: [bedrock, bedrock-agent]
            ---
            """));

    @Test
    void aPartBelongsToItsService() {
        assertThat(CATALOGUE.service("aws.apigateway.rest.more"))
                .map(Service::id)
                .contains("aws.apigateway");
        assertThat(CATALOGUE.service("aws.unknown")).isEmpty();
        assertThat(CATALOGUE.service("")).isEmpty();
    }

    @Test
    void eachOfItsNamesFindsIt() {
        assertThat(CATALOGUE.byPrefix("execute-api")).map(Service::id).contains("aws.apigateway");
        assertThat(CATALOGUE.byClient("apigatewayv2")).map(Service::id).contains("aws.apigateway");
        assertThat(CATALOGUE.byHost("execute-api")).map(Service::id).contains("aws.apigateway");
        assertThat(CATALOGUE.type("AWS::ApiGateway::RestApi"))
                .map(ResourceType::service)
                .contains("aws.apigateway.rest");
    }

    @Test
    void aSharedNameIsThatOfTheServiceWhichIsCalledSo() {
        assertThat(CATALOGUE.byPrefix("bedrock")).map(Service::id).contains("aws.bedrock");
        assertThat(CATALOGUE.byPrefix("bedrock-agent")).map(Service::id).contains("aws.bedrock-agents");
    }

    @Test
    void thePagesThatShipAreWhole() {
        var shipped = Catalogue.shipped();
        assertThat(shipped.services()).hasSizeGreaterThan(100);
        for (String id : List.of("aws.lambda", "aws.dynamodb", "aws.s3", "aws.sqs", "aws.stepfunctions"))
            assertThat(shipped.service(id)).as(id).isPresent();
    }
}
