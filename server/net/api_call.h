// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/http_reply.h"
#include "server/net/http_request.h"
#include "wire/write_answer.h"

#include <QPointer>
#include <QStringList>
#include <QUrlQuery>

#include <functional>

namespace betlog::net {

class HttpExchange;

/// The place where the answer of one call goes; may be kept until there is one. Copies are the same
/// place, and the first answer counts. A client that has gone away does no harm.
class Answer
{
public:
    explicit Answer(HttpExchange& exchange);
    ~Answer();
    Answer(const Answer&);
    Answer& operator=(const Answer&) = default;

    void send(const HttpReply& reply) const;
    /// Whether nobody waits for it any more.
    [[nodiscard]] bool isAbandoned() const;
    /// Calls `handle` once nobody waits for it any more, while `context` stands.
    void whenAbandoned(QObject& context, const std::function<void()>& handle) const;
    void json(const QByteArray& body) const; ///< 200
    void problem(const base::Error& error) const;
    /// Why a write was refused, with the fields as they stand in the body that was sent; on a
    /// conflict with the bet as it stands.
    void refusal(const wire::Refusal& refusal) const;
    /// The ack with this status and the bet as the body, or the refusal.
    void write(const wire::WriteAnswer& answer, int status) const;

private:
    QPointer<HttpExchange> m_exchange;
};

/// One call of the HTTP API, as its handler sees it.
struct ApiCall
{
    HttpRequest request;
    QStringList arguments; ///< the parts of the path that the route leaves open
    QUrlQuery query;
    Answer answer;

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return request.head.header(name); }
};

/// `"3"`: the version of a bet, for clients that send it back as If-Match.
[[nodiscard]] QByteArray entityTag(const domain::Bet& bet);

} // namespace betlog::net
