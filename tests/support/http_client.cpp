// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/http_client.h"

#include "tests/support/await.h"

#include <QJsonDocument>

namespace betlog::tests {

QJsonObject HttpAnswer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonArray HttpAnswer::array() const
{
    return QJsonDocument::fromJson(body).array();
}

QString HttpAnswer::code() const
{
    return object().value(QLatin1StringView("code")).toString();
}

HttpAnswer HttpClient::get(const QString& path, const HttpHeaders& headers)
{
    return send("GET", path, {}, headers);
}

HttpAnswer
HttpClient::post(const QString& path, const QJsonObject& body, const HttpHeaders& headers)
{
    return send("POST", path, jsonText(body), headers);
}

HttpAnswer HttpClient::send(
    const QByteArray& method,
    const QString& path,
    const QByteArray& body,
    const HttpHeaders& headers)
{
    return finish(begin(method, path, body, headers));
}

HttpClient::Call HttpClient::begin(
    const QByteArray& method,
    const QString& path,
    const QByteArray& body,
    const HttpHeaders& headers)
{
    QNetworkRequest request(m_base.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.setRawHeader(it.key(), it.value());
    // A custom HEAD would be taken for one that brings a body.
    if (method == "HEAD")
        return Call(m_network.head(request));
    return Call(m_network.sendCustomRequest(request, method, body));
}

HttpAnswer HttpClient::finish(const Call& call)
{
    if (!await([&] { return call->isFinished(); }))
        return {};
    HttpAnswer answer;
    answer.status = call->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto& [name, value] : call->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.body = call->readAll();
    return answer;
}

QByteArray jsonText(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace betlog::tests
