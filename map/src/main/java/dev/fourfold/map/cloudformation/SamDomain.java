package dev.fourfold.map.cloudformation;

import dev.fourfold.map.blueprint.Resource;
import dev.fourfold.map.blueprint.Value;

/// The `Domain` of a SAM API as API Gateway's custom domain name, its mapping, and Route 53's record.
final class SamDomain {
    private SamDomain() {}

    /// @param api a reference to the API
    /// @param rest whether the API is a REST API, else an HTTP API
    static void declare(Expansion expansion, Resource resource, Value properties, Value api, boolean rest) {
        properties.get("Domain").ifPresent(domain -> domain(expansion, resource, api, domain, rest));
    }

    private static void domain(Expansion expansion, Resource resource, Value api, Value domain, boolean rest) {
        var values = new Values(domain.at());
        String service = rest ? "AWS::ApiGateway::" : "AWS::ApiGatewayV2::";
        Value name = expansion.add(
                resource,
                resource.name() + "DomainName",
                service + "DomainName",
                values.renamed(
                        domain,
                        "DomainName",
                        "DomainName",
                        "CertificateArn",
                        "CertificateArn",
                        "MutualTlsAuthentication",
                        "MutualTlsAuthentication",
                        "SecurityPolicy",
                        "SecurityPolicy"));
        expansion.add(
                resource,
                resource.name() + (rest ? "BasePathMapping" : "ApiMapping"),
                service + (rest ? "BasePathMapping" : "ApiMapping"),
                values.fields("DomainName", name, rest ? "RestApiId" : "ApiId", api));
        domain.get("Route53")
                .ifPresent(zone -> expansion.add(
                        resource,
                        resource.name() + "RecordSet",
                        "AWS::Route53::RecordSet",
                        values.fields(
                                "Name",
                                domain.get("DomainName").orElse(null),
                                "Type",
                                values.text("A"),
                                "HostedZoneId",
                                zone.get("HostedZoneId").orElse(null),
                                "AliasTarget",
                                values.fields("DNSName", name))));
    }
}
