// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/close_button.h"

#include "app/widgets/status_look.h"
#include "app/widgets/theme.h"

#include <QPainter>

namespace betlog::widgets {

namespace {

constexpr int kSide = 24;
constexpr double kCross = 10;

} // namespace

CloseButton::CloseButton(QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setToolTip(tr("Close"));
    setAccessibleName(tr("Close"));
}

QSize CloseButton::sizeHint() const
{
    return {kSide, kSide};
}

void CloseButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    QPainter painter(this);
    QRectF cross(0, 0, kCross, kCross);
    cross.moveCenter(QRectF(rect()).center());
    const Ink ink = underMouse() || hasFocus() ? Ink::Text : Ink::Muted;
    paintStatusGlyph(painter, cross, Status::Lost, Theme::of(this).ink(ink));
}

} // namespace betlog::widgets
