// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/api_call.h"

#include "server/net/http_exchange.h"
#include "wire/bet_json.h"
#include "wire/body_spelling.h"
#include "wire/json_fields.h"
#include "wire/limits.h"

namespace betlog::net {

Answer::Answer(HttpExchange& exchange)
    : m_exchange(&exchange)
{ }

Answer::~Answer() = default;
Answer::Answer(const Answer&) = default;

void Answer::send(const HttpReply& reply) const
{
    if (m_exchange)
        m_exchange->reply(reply);
}

bool Answer::isAbandoned() const
{
    return !m_exchange || m_exchange->isAbandoned();
}

void Answer::whenAbandoned(QObject& context, const std::function<void()>& handle) const
{
    if (m_exchange)
        QObject::connect(m_exchange, &HttpExchange::abandoned, &context, handle);
}

void Answer::json(const QByteArray& body) const
{
    HttpReply reply;
    reply.body = body;
    send(reply);
}

void Answer::problem(const base::Error& error) const
{
    if (m_exchange)
        m_exchange->refuse(error);
}

void Answer::write(const wire::WriteAnswer& answer, int status) const
{
    if (const auto* const refused = std::get_if<wire::Refusal>(&answer))
        return refusal(*refused);
    const domain::Bet& bet = std::get<wire::Ack>(answer).bet;
    HttpReply reply;
    reply.status = status;
    reply.headers.emplaceBack("ETag", entityTag(bet));
    reply.body = wire::encodeBet(bet);
    send(reply);
}

void Answer::refusal(const wire::Refusal& refusal) const
{
    if (!m_exchange)
        return;
    const auto body =
        wire::parseObject(m_exchange->request().body, wire::limits::kMaxHttpBodyBytes);
    const wire::BodySpelling spelling(body.value_or(QJsonObject()));
    HttpReply reply = problemReply(spelling.inBody(refusal.error));
    if (refusal.current) {
        reply.body.chop(1);
        reply.body += ",\"current\":" + wire::encodeBet(*refusal.current) + '}';
    }
    send(reply);
}

QByteArray entityTag(const domain::Bet& bet)
{
    return '"' + QByteArray::number(bet.version) + '"';
}

} // namespace betlog::net
