// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/rules.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One box of the layer graph. The longest `folder` that a path begins with is its layer.
struct Layer
{
    QString folder;
    QStringList includes; ///< beginnings of what its quoted includes may name
    QStringList modules; ///< the Qt modules that it may use
};

QList<Layer> layers()
{
    const QStringList core {u"QtCore"_s};
    const QStringList client = core + QStringList {u"QtNetwork"_s, u"QtWebSockets"_s};
    const QStringList server =
        client + QStringList {u"QtHttpServer"_s, u"QtSql"_s, u"QtConcurrent"_s};
    const QStringList models = client + QStringList {u"QtGui"_s};
    const QStringList widgets = models
        + QStringList {
            u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtDBus"_s, u"QtConcurrent"_s};

    const QStringList common {u"base/"_s, u"domain/"_s, u"wire/"_s};
    const auto over = [&common](const QStringList& more) {
        return common + QStringList {u"files/"_s} + more;
    };
    return {
        {u"common/base/"_s, {u"base/"_s}, core},
        {u"common/domain/"_s, {u"base/"_s, u"domain/"_s}, core},
        {u"common/wire/"_s, common, core},
        {u"common/files/"_s, over({}), core},
        {u"server/core/"_s, over({u"server/core/"_s}), server},
        {u"server/store/"_s, over({u"server/core/"_s, u"server/store/"_s}), server},
        {u"server/bus/"_s, over({u"server/core/"_s, u"server/bus/"_s}), server},
        {u"server/net/"_s, over({u"server/core/"_s, u"server/net/"_s}), server},
        {u"server/ops/"_s, over({u"server/core/"_s, u"server/ops/"_s}), server},
        {u"server/"_s, over({u"server/"_s}), server},
        {u"app/sync/"_s, over({u"app/sync/"_s}), client + QStringList {u"QtSql"_s}},
        {u"app/probe/"_s, over({u"app/sync/"_s, u"app/probe/"_s}), client},
        {u"app/models/"_s, over({u"app/sync/"_s, u"app/models/"_s}), models},
        {u"app/widgets/"_s, over({u"app/sync/"_s, u"app/models/"_s, u"app/widgets/"_s}), widgets},
        // The program on top starts the server, and reads its options as betlogd does.
        {u"app/"_s,
         over({u"app/"_s, u"server/server.h"_s, u"server/headless.h"_s, u"server/ops/"_s}),
         widgets},
    };
}

const Layer* layerOf(const QString& path)
{
    static const QList<Layer> all = layers();
    const Layer* best = nullptr;
    for (const Layer& layer : all) {
        if (path.startsWith(layer.folder) && (!best || layer.folder.size() > best->folder.size()))
            best = &layer;
    }
    return best;
}

bool beginsWithAny(const QString& text, const QStringList& beginnings)
{
    return std::ranges::any_of(
        beginnings, [&](const QString& beginning) { return text.startsWith(beginning); });
}

/// The Qt module that a header belongs to, from the installed headers; empty when it is not Qt's.
QString qtModuleOf(const QString& header)
{
    static const QStringList modules {
        u"QtCore"_s,
        u"QtNetwork"_s,
        u"QtWebSockets"_s,
        u"QtHttpServer"_s,
        u"QtSql"_s,
        u"QtGui"_s,
        u"QtWidgets"_s,
        u"QtSvg"_s,
        u"QtSvgWidgets"_s,
        u"QtDBus"_s,
        u"QtConcurrent"_s,
        u"QtTest"_s,
        u"QtPrintSupport"_s,
        u"QtXml"_s,
        u"QtOpenGL"_s,
        u"QtOpenGLWidgets"_s};
    const qsizetype slash = header.indexOf(u'/');
    if (slash > 0 && header.startsWith("Qt"_L1))
        return header.first(slash);
    const QString root = QStringLiteral(BETLOG_QT_HEADERS);
    for (const QString& module : modules) {
        if (QFileInfo::exists(root + u'/' + module + u'/' + header))
            return module;
    }
    return {};
}

/// What is wrong with one include of a layer; empty when nothing is.
QString objection(const Layer& layer, bool quoted, const QString& header)
{
    if (quoted) {
        const bool known = beginsWithAny(header, layer.includes) || header.endsWith(".moc"_L1);
        return known ? QString() : u"%1 may not include \"%2\""_s.arg(layer.folder, header);
    }
    const QString module = qtModuleOf(header);
    if (module.isEmpty() || layer.modules.contains(module))
        return {};
    return u"%1 may not use %2 (<%3>)"_s.arg(layer.folder, module, header);
}

} // namespace

QList<Finding> checkLayers(const SourceText& source)
{
    if (source.path.startsWith("tests/"_L1))
        return {};
    const Layer* layer = layerOf(source.path);
    if (!layer)
        return {{source.path, 1, u"layer"_s, u"this folder is no layer of the house"_s}};
    static const QRegularExpression include(
        u"^#include ([\"<])([^\">]+)[\">]"_s, QRegularExpression::MultilineOption);
    QList<Finding> findings;
    auto matches = include.globalMatch(source.code);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString wrong = objection(*layer, match.captured(1) == u"\"", match.captured(2));
        if (!wrong.isEmpty()) {
            const int line = lineAt(source.code, match.capturedStart());
            findings.append({source.path, line, u"layer"_s, wrong});
        }
    }
    return findings;
}

} // namespace betlog::lint
