// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/api_context.h"

#include <functional>

namespace betlog::net {

class Router;

/// The calls about the log as a whole: statistics, the catalogue, health, the greeting and metrics.
class LogApi
{
public:
    /// `connections`: how many stand at the moment.
    LogApi(const ApiContext& context, std::function<int()> connections);

    void addTo(Router& router);

private:
    void statistics(const ApiCall& call);
    void catalog(const ApiCall& call);
    void replaceCatalog(const ApiCall& call);
    void health(const ApiCall& call);
    void welcome(const ApiCall& call);
    void metrics(const ApiCall& call);

    ApiContext m_context;
    std::function<int()> m_connections;
    std::chrono::milliseconds m_startedAt;
};

} // namespace betlog::net
