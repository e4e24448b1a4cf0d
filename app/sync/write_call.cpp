// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/write_call.h"

#include "base/json_document.h"
#include "wire/bet_json.h"

#include <QJsonObject>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Placed
{
    QByteArray method;
    QString path;
};

struct Placer
{
    QString bet; ///< its id

    Placed operator()(const wire::CreateBet&) const { return {"POST", u"/api/bets"_s}; }

    Placed operator()(const wire::EditBet&) const { return {"PATCH", u"/api/bets/"_s + bet}; }

    Placed operator()(const wire::SetStatus&) const
    {
        return {"PUT", u"/api/bets/%1/status"_s.arg(bet)};
    }

    Placed operator()(const wire::DeleteBet&) const { return {"DELETE", u"/api/bets/"_s + bet}; }

    Placed operator()(const wire::RestoreBet&) const
    {
        return {"POST", u"/api/bets/%1/restore"_s.arg(bet)};
    }
};

QByteArray bodyOf(const wire::Mutation& mutation)
{
    const wire::Operation& operation = mutation.operation;
    if (std::holds_alternative<wire::DeleteBet>(operation)
        || std::holds_alternative<wire::RestoreBet>(operation))
        return {};
    if (!std::holds_alternative<wire::CreateBet>(operation))
        return wire::encodeOperation(operation);
    QJsonObject body = wire::toJson(operation);
    body.insert("id"_L1, mutation.betId.text());
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

HttpCall writeCall(const QUrl& server, const wire::Mutation& mutation)
{
    const Placed placed = std::visit(Placer {mutation.betId.text()}, mutation.operation);
    HttpCall call;
    call.method = placed.method;
    call.url = apiUrl(server, placed.path);
    call.body = bodyOf(mutation);
    call.headers.append({"Idempotency-Key", mutation.id.text().toLatin1()});
    if (mutation.baseVersion.value_or(0) > 0)
        call.headers.append({"If-Match", '"' + QByteArray::number(*mutation.baseVersion) + '"'});
    if (!mutation.reason.isEmpty())
        call.headers.append({"X-Betlog-Reason", mutation.reason.toUtf8().toPercentEncoding()});
    return call;
}

base::Expected<domain::Bet> writtenBet(const HttpAnswer& answer)
{
    if (!answer.isGood())
        return base::unexpected(answer.error());
    const QJsonObject body = base::readJson(answer.body).object();
    // The answer of a delete has the bet inside.
    if (body.contains("message"_L1))
        return wire::decodeBet(QJsonDocument(body.value("bet"_L1).toObject()).toJson());
    return wire::decodeBet(answer.body);
}

} // namespace betlog::sync
