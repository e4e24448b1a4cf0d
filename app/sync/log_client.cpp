// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/log_client.h"

#include "app/sync/http_call.h"
#include "base/json_reader.h"
#include "wire/catalog_json.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using base::Expected;

namespace {

Expected<QJsonObject> readObject(const QByteArray& body)
{
    return base::parseJson(body, kMaxAnswerBytes, wire::limits::kMaxJsonDepth)
        .map([](const QJsonValue& value) { return value.toObject(); });
}

Expected<QList<ToldChange>> toldChanges(const QJsonObject& answer)
{
    QList<ToldChange> changes;
    const QJsonArray texts = answer.value("changes"_L1).toArray();
    for (const QJsonValue& one : texts) {
        const QByteArray text = QJsonDocument(one.toObject()).toJson(QJsonDocument::Compact);
        const auto message = wire::decodeServerMessage(text);
        if (!message)
            return base::unexpected(message.error());
        if (const auto* const change = std::get_if<wire::Change>(&*message))
            changes.append({*change, text});
    }
    return changes;
}

Expected<QList<wire::Change>> readChanges(const QByteArray& body)
{
    return readObject(body).and_then(&toldChanges).map([](const QList<ToldChange>& told) {
        QList<wire::Change> changes;
        for (const ToldChange& one : told)
            changes.append(one.change);
        return changes;
    });
}

Expected<ToldChanges> readChangesPage(const QByteArray& body)
{
    return readObject(body).and_then([](const QJsonObject& answer) {
        return toldChanges(answer).map([&answer](const QList<ToldChange>& changes) {
            return ToldChanges {
                changes,
                base::Seq(answer.value("to"_L1).toInteger()),
                answer.value("more"_L1).toBool()};
        });
    });
}

QString patternsText(const QList<domain::RoomPattern>& rooms)
{
    QStringList patterns;
    for (const domain::RoomPattern& room : rooms)
        patterns.append(room.text());
    return patterns.join(u',');
}

Expected<QString> readVersion(const QByteArray& body)
{
    return readObject(body).map(
        [](const QJsonObject& health) { return health.value("version"_L1).toString(); });
}

Expected<void> readNothing(const QByteArray&)
{
    return {};
}

QList<std::pair<QString, QString>> queryOf(const LogClient::Period& period)
{
    QList<std::pair<QString, QString>> query;
    if (period.from)
        query.append({u"from"_s, period.from->text()});
    if (period.to)
        query.append({u"to"_s, period.to->text()});
    if (!period.league.isEmpty())
        query.append({u"league"_s, period.league});
    return query;
}

/// Asks, reads a good answer with `read`, and passes on what came of it.
template <typename T, typename Read>
void ask(
    QNetworkAccessManager& network,
    const HttpCall& call,
    QObject* context,
    LogClient::Answer<T> answer,
    Read read)
{
    callHttp(network, call, context, [answer = std::move(answer), read](const HttpAnswer& told) {
        if (told.isGood())
            answer(read(told.body));
        else
            answer(base::unexpected(told.error()));
    });
}

} // namespace

LogClient::LogClient(QNetworkAccessManager& network, QObject* parent)
    : QObject(parent)
    , m_network(network)
{ }

void LogClient::setServer(const QUrl& httpAddress)
{
    m_server = httpAddress;
}

void LogClient::setUser(const QString& name)
{
    m_user = name;
}

void LogClient::statistics(const Period& period, QObject* context, Answer<wire::Statistics> answer)
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/stats"_s, queryOf(period));
    ask(m_network, call, context, std::move(answer), &wire::decodeStatistics);
}

void LogClient::catalog(QObject* context, Answer<domain::Catalog> answer)
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/catalog"_s);
    ask(m_network, call, context, std::move(answer), &wire::decodeCatalog);
}

void LogClient::replaceCatalog(
    const domain::Catalog& catalog, QObject* context, Answer<void> answer)
{
    HttpCall call;
    call.method = "PUT";
    call.url = apiUrl(m_server, u"/api/catalog"_s);
    call.body = wire::encodeCatalog(catalog);
    call.headers = userHeader(m_user);
    ask(m_network, call, context, std::move(answer), &readNothing);
}

void LogClient::history(base::BetId bet, QObject* context, Answer<QList<wire::Change>> answer)
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/bets/%1/history"_s.arg(bet.text()));
    ask(m_network, call, context, std::move(answer), &readChanges);
}

void LogClient::snapshot(
    const QList<domain::RoomPattern>& rooms, QObject* context, Answer<wire::SnapshotPage> answer)
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/snapshot"_s, {{u"rooms"_s, patternsText(rooms)}});
    ask(m_network, call, context, std::move(answer), &wire::decodeSnapshotPage);
}

void LogClient::changes(
    const QList<domain::RoomPattern>& rooms,
    base::Seq since,
    QObject* context,
    Answer<ToldChanges> answer)
{
    HttpCall call;
    call.url = apiUrl(
        m_server,
        u"/api/changes"_s,
        {{u"since"_s, QString::number(since.value())}, {u"rooms"_s, patternsText(rooms)}});
    ask(m_network, call, context, std::move(answer), &readChangesPage);
}

void LogClient::health(QObject* context, Answer<QString> answer)
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/health"_s);
    ask(m_network, call, context, std::move(answer), &readVersion);
}

} // namespace betlog::sync
