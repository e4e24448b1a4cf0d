// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/http_call.h"

#include "app/sync/sync_logging.h"
#include "wire/problem.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

QNetworkRequest requestOf(const HttpCall& call)
{
    QNetworkRequest request(call.url);
    request.setTransferTimeout(static_cast<int>(call.patience.count()));
    request.setHeader(QNetworkRequest::UserAgentHeader, u"betlog/" BETLOG_VERSION ""_s);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (!call.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const auto& [name, value] : call.headers)
        request.setRawHeader(name, value);
    return request;
}

HttpAnswer answerOf(QNetworkReply& reply)
{
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply.readAll();
    const QByteArray type = reply.rawHeader("Content-Type");
    answer.isProblem = type.startsWith("application/problem+json");
    bool isNumber = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&isNumber);
    if (isNumber && seconds >= 0)
        answer.retryAfter = std::chrono::seconds(seconds);
    // A body that was cut off is no answer, whatever its status said.
    const bool wasCut = reply.error() != QNetworkReply::NoError
        && reply.error() < QNetworkReply::ContentAccessDenied;
    if (wasCut)
        answer.status = 0;
    if (answer.status == 0)
        answer.failure = reply.errorString();
    answer.isRefused = reply.error() == QNetworkReply::ConnectionRefusedError;
    return answer;
}

} // namespace

base::Error HttpAnswer::error() const
{
    if (status == 0)
        return {base::ErrorCode::Unreachable, failure, {}};
    return wire::decodeProblem(body, status);
}

void callHttp(
    QNetworkAccessManager& network,
    const HttpCall& call,
    QObject* context,
    std::function<void(const HttpAnswer&)> told)
{
    QNetworkReply* const reply = network.sendCustomRequest(requestOf(call), call.method, call.body);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    QObject::connect(context, &QObject::destroyed, reply, [reply, context]() {
        reply->disconnect(context); // aborting tells of an end, which it is too late to hear
        reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > kMaxAnswerBytes)
            reply->abort();
    });
    QObject::connect(
        reply, &QNetworkReply::finished, context, [reply, call, told = std::move(told)]() {
            const HttpAnswer answer = answerOf(*reply);
            qCDebug(lcHttp).noquote()
                << call.method << call.url.toString() << answer.status << answer.body.size();
            told(answer);
        });
}

QUrl apiUrl(
    const QUrl& server, const QString& path, const QList<std::pair<QString, QString>>& query)
{
    QUrl url = server.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QString base = url.path();
    url.setPath((base.endsWith(u'/') ? base.chopped(1) : base) + path);
    if (query.isEmpty())
        return url;
    QUrlQuery items;
    for (const auto& [name, value] : query)
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value, "*/,")));
    url.setQuery(items);
    return url;
}

QList<std::pair<QByteArray, QByteArray>> userHeader(const QString& user)
{
    if (user.isEmpty())
        return {};
    return {{"X-Betlog-User", user.toUtf8()}};
}

} // namespace betlog::sync
