// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/theme_icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char* kDrawnIn = "#5B6570"; ///< the grey of resources/icons

QByteArray drawing(const QString& name, const QColor& colour)
{
    QFile file(u":/betlog/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace(kDrawnIn, colour.name().toLatin1());
}

QPixmap rendered(const QString& name, const QColor& colour, const QSize& pixels)
{
    const QString key = u"betlog-icon/%1/%2/%3x%4"_s.arg(name, colour.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(name, colour));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(QString name, Ink ink)
        : m_name(std::move(name))
        , m_ink(ink)
    { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.45);
        paintIcon(*painter, rect, m_name, colour());
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    [[nodiscard]] QColor colour() const
    {
        return Theme::of(QGuiApplication::palette()).ink(m_ink, Ground::Window);
    }

    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon themeIcon(const QString& name, Ink ink)
{
    return QIcon(new ThemeIconEngine(name, ink));
}

void paintIcon(QPainter& painter, const QRectF& square, const QString& name, const QColor& colour)
{
    const double scale = painter.device()->devicePixelRatioF();
    const double side = std::min(square.width(), square.height());
    const int pixels = std::max(1, static_cast<int>(side * scale));
    QRectF target(0, 0, side, side);
    target.moveCenter(square.center());
    painter.drawPixmap(
        target, rendered(name, colour, QSize(pixels, pixels)), QRectF(0, 0, pixels, pixels));
}

} // namespace betlog::widgets
