// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/api_call.h"
#include "server/net/api_context.h"

namespace betlog::net {

class Router;

/// The calls that write bets. Each is one mutation: its id is the Idempotency-Key, or a new one.
class WritesApi
{
public:
    explicit WritesApi(const ApiContext& context)
        : m_context(context)
    { }

    void addTo(Router& router);

private:
    /// How the ack of a write becomes an answer.
    using Respond = std::function<void(const Answer& answer, const wire::WriteAnswer& written)>;

    void create(const ApiCall& call);
    void edit(const ApiCall& call);
    void setStatus(const ApiCall& call);
    void remove(const ApiCall& call);
    void restore(const ApiCall& call);
    void removeMany(const ApiCall& call);

    /// Writes to the bet that the path names, whether by id or by number.
    void writeTo(const ApiCall& call, wire::Operation operation, const Respond& respond);
    void write(const ApiCall& call, core::WriteCommand command, const Respond& respond);
    /// The head of a command: who, under which mutation id, seeing which version.
    [[nodiscard]] base::Expected<core::WriteCommand> begin(const ApiCall& call) const;

    ApiContext m_context;
};

} // namespace betlog::net
