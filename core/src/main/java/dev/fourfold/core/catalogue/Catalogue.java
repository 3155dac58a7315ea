package dev.fourfold.core.catalogue;

import dev.fourfold.core.page.Page;
import dev.fourfold.core.page.Pages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All services that Fourfold knows, found by the names that templates, policies, code and URLs give them. Immutable,
/// safe for many threads.
public final class Catalogue {
    private final Map<String, Service> byId = new HashMap<>();
    private final Map<String, Service> byPrefix = new HashMap<>();
    private final Map<String, Service> byClient = new HashMap<>();
    private final Map<String, Service> byHost = new HashMap<>();
    private final Map<String, ResourceType> byType = new HashMap<>();

    private Catalogue(Collection<Service> services) {
        for (var service : services) {
            byId.put(service.id(), service);
            // A name that several services share is first that of the service which is called so.
            service.prefixes().forEach(prefix -> {
                if (service.id().equals("aws." + prefix)) byPrefix.put(prefix, service);
                else byPrefix.putIfAbsent(prefix, service);
            });
            service.clients().forEach(client -> byClient.putIfAbsent(client, service));
            service.hosts().forEach(host -> byHost.putIfAbsent(host, service));
            service.types().forEach(type -> byType.put(type.type(), type));
        }
    }

    /// The services that ship with Fourfold. Read once for each process.
    public static Catalogue shipped() {
        return Shipped.CATALOGUE;
    }

    private static final class Shipped {
        static final Catalogue CATALOGUE = of(Pages.of("core", "services", Catalogue.class));
    }

    /// @param pages the text of each page, by its file
    /// @throws dev.fourfold.core.model.Problem.Fatal if a page cannot be read
    public static Catalogue of(Map<String, String> pages) {
        List<Service> services = new ArrayList<>();
        pages.forEach((file, text) -> services.add(ServicePage.read(file, Page.front(file, text))));
        return new Catalogue(services);
    }

    /// The service with this id, or the one that it is a part of (`aws.apigateway` for `aws.apigateway.http`).
    public Optional<Service> service(String id) {
        for (String each = id; each.contains("."); each = each.substring(0, each.lastIndexOf('.'))) {
            var service = byId.get(each);
            if (service != null) return Optional.of(service);
        }
        return Optional.empty();
    }

    /// The service that ARNs and IAM actions call by this name (`dynamodb`, `states`).
    public Optional<Service> byPrefix(String prefix) {
        return Optional.ofNullable(byPrefix.get(prefix));
    }

    /// The service that client libraries call by this name, as boto3 spells it (`stepfunctions`, `bedrock-runtime`).
    public Optional<Service> byClient(String client) {
        return Optional.ofNullable(byClient.get(client));
    }

    /// The service whose host names begin with this label (`sqs` in `sqs.eu-west-1.amazonaws.com`).
    public Optional<Service> byHost(String label) {
        return Optional.ofNullable(byHost.get(label));
    }

    /// What a resource type of CloudFormation means on the map.
    public Optional<ResourceType> type(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    public Collection<Service> services() {
        return byId.values();
    }
}
